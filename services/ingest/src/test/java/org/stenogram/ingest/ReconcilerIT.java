package org.stenogram.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.stenogram.contracts.PipelineEvent.DocumentFailed;
import org.stenogram.contracts.PipelineEvent.DocumentReceived;
import org.stenogram.embedded.EmbeddedDatabase;
import org.stenogram.ingest.bucket.BucketManifests;
import org.stenogram.ingest.kafka.KafkaAnnouncer;
import org.stenogram.ingest.postgres.ArchiveView;
import org.stenogram.testkit.ArchiveDatabase;
import org.stenogram.testkit.KafkaBroker;

/// What the archive has not heard of is announced again, and nothing else is.
class ReconcilerIT {

    @RegisterExtension
    final KafkaBroker kafka = new KafkaBroker();

    @RegisterExtension
    final ArchiveDatabase archive = new ArchiveDatabase();

    @TempDir
    Path folder;

    private final IngestCounts counts = new IngestCounts();
    private Testbed bed;
    private KafkaAnnouncer announcer;
    private EventLog log;

    @BeforeEach
    void connect() throws Exception {
        kafka.createTopics(EventLog.TOPICS);
        bed = new Testbed(folder);
        announcer = Testbed.announcer(kafka, bed.bucket);
        log = new EventLog(kafka, bed.bucket);
        // What ingest may see of the archive is one view; storage makes it, and its own tests hold its columns.
        sql("CREATE SCHEMA archive");
        sql("CREATE TABLE archive.known (arrival_id uuid PRIMARY KEY)");
        sql("CREATE VIEW archive.v_arrival AS SELECT arrival_id FROM archive.known");
        sql("GRANT USAGE ON SCHEMA archive TO " + EmbeddedDatabase.INGEST);
        sql("GRANT SELECT ON archive.v_arrival TO " + EmbeddedDatabase.INGEST);
    }

    @AfterEach
    void disconnect() {
        log.close();
        announcer.close();
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = archive.open();
                Statement execute = connection.createStatement()) {
            execute.execute(statement);
        }
    }

    private Reconciler reconciler(String jdbcUrl, Duration later) {
        return new Reconciler(
                new BucketManifests(bed.bucket),
                new ArchiveView(jdbcUrl, EmbeddedDatabase.INGEST, archive.password()),
                announcer,
                Testbed.RULES,
                counts,
                _ -> false,
                Clock.fixed(Instant.now().plus(later), ZoneOffset.UTC));
    }

    private void takeThree() throws Exception {
        bed.drop("minutes/a.txt", "one");
        bed.drop("minutes/b.txt", "two");
        bed.drop("minutes/empty.txt", "");
        try (IngestRunner _ = bed.start(bed.bucket, announcer, Testbed.RULES)) {
            log.await(2, DocumentReceived.class);
            log.await(1, DocumentFailed.class);
            Testbed.await("nothing held", () -> bed.keys("taking/").isEmpty());
        }
    }

    @Test
    void whatTheArchiveDoesNotKnowIsAnnouncedAgainWithTheSameEventId() throws Exception {
        takeThree();
        List<EventLog.Heard> first = log.all();
        UUID known = log.of(DocumentReceived.class).getFirst().runId().value();
        sql("INSERT INTO archive.known VALUES ('%s')".formatted(known));
        log.clear();

        reconciler(archive.jdbcUrl(), Duration.ofMinutes(3)).compare(() -> false);

        log.await("two again", Duration.ofSeconds(20), heard -> heard.size() >= 2);
        assertThat(log.all()).hasSize(2).isSubsetOf(first);
        assertThat(log.of(DocumentFailed.class)).hasSize(1);
        assertThat(counts.reannounced()).isEqualTo(2);
    }

    @Test
    void whatIsYoungerThanTheGraceIsNotMissedYet() throws Exception {
        takeThree();
        log.clear();

        reconciler(archive.jdbcUrl(), Duration.ofMinutes(1)).compare(() -> false);

        assertThat(log.all()).isEmpty();
        assertThat(counts.reannounced()).isZero();
    }

    @Test
    void anArchiveThatIsAwayIsWaitedForAndIngestStaysReady() throws Exception {
        takeThree();
        log.clear();
        try (Reconciler reconciler = reconciler("jdbc:postgresql://127.0.0.1:1/none", Duration.ofMinutes(3))) {
            reconciler.start();
            Thread.sleep(500);

            assertThat(reconciler.health().getClass().getSimpleName()).isEqualTo("Serving");
        }
        assertThat(log.all()).isEmpty();
    }
}
