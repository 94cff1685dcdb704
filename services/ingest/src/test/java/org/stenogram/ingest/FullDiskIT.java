package org.stenogram.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.stenogram.contracts.PipelineEvent.DocumentFailed;
import org.stenogram.contracts.PipelineEvent.DocumentReceived;
import org.stenogram.ingest.kafka.KafkaAnnouncer;
import org.stenogram.stageruntime.RunnerHealth;
import org.stenogram.testkit.KafkaBroker;

/// A disk of eight MiB, which only root can mount: elsewhere this is skipped, saying so.
class FullDiskIT {

    @RegisterExtension
    final KafkaBroker kafka = new KafkaBroker();

    @TempDir
    Path disk;

    private boolean isMounted;

    @BeforeEach
    void mount() throws Exception {
        isMounted = run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk.toString());
        Assumptions.assumeTrue(isMounted, "skipped: a small disk can be mounted by root only");
        kafka.createTopics(EventLog.TOPICS);
    }

    @AfterEach
    void unmount() throws Exception {
        assertThat(!isMounted || run("umount", disk.toString())).isTrue();
    }

    @Test
    void aFullDiskIsWaitedForAndFailsNoFile() throws Exception {
        Testbed bed = new Testbed(disk);
        bed.drop("minutes/a.txt", "a".repeat(900_000));
        Path ballast = Files.write(disk.resolve("ballast"), new byte[6 * 1024 * 1024 + 900_000]);

        try (KafkaAnnouncer announcer = Testbed.announcer(kafka, bed.bucket);
                EventLog log = new EventLog(kafka, bed.bucket)) {
            try (IngestRunner runner = bed.start(bed.bucket, announcer, Testbed.RULES)) {
                Testbed.await("not ready", () -> runner.health() instanceof RunnerHealth.Waiting);
                Thread.sleep(7000);
                assertThat(log.of(DocumentReceived.class)).isEmpty();
                assertThat(log.of(DocumentFailed.class)).isEmpty();

                Files.delete(ballast);

                List<DocumentReceived> received = log.await(1, DocumentReceived.class);
                assertThat(received.getFirst().original().bytes()).isEqualTo(900_000);
                Testbed.await("ready again", () -> runner.health() instanceof RunnerHealth.Serving);
                log.await(
                        "nothing failed",
                        Duration.ofSeconds(1),
                        _ -> log.of(DocumentFailed.class).isEmpty());
            }
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    }
}
