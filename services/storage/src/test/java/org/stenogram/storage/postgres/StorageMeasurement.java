package org.stenogram.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.stenogram.contracts.DocumentId;
import org.stenogram.contracts.PipelineEvent;
import org.stenogram.contracts.PipelineEvent.Arrival;
import org.stenogram.contracts.PipelineEvent.AttributionRule;
import org.stenogram.contracts.PipelineEvent.CleanedText;
import org.stenogram.contracts.PipelineEvent.DocumentCleaned;
import org.stenogram.contracts.PipelineEvent.DocumentReceived;
import org.stenogram.contracts.PipelineEvent.DocumentSegmented;
import org.stenogram.contracts.PipelineEvent.Edit;
import org.stenogram.contracts.PipelineEvent.Extraction;
import org.stenogram.contracts.PipelineEvent.Metadata;
import org.stenogram.contracts.PipelineEvent.Original;
import org.stenogram.contracts.PipelineEvent.Person;
import org.stenogram.contracts.PipelineEvent.Segment;
import org.stenogram.contracts.PipelineEvent.SegmentKind;
import org.stenogram.contracts.PipelineEvent.Segmentation;
import org.stenogram.contracts.PipelineEvent.Speaker;
import org.stenogram.contracts.PipelineEvent.SpeakerType;
import org.stenogram.contracts.RunId;
import org.stenogram.storage.IncomingEvent;
import org.stenogram.storage.Sample;
import org.stenogram.testkit.ArchiveDatabase;

/// How fast storage writes, search index included, beside a bare parallel COPY of the same rows
/// into the same schema, in the same run. Prints; fails only when rows are missing. `bench/storage`
/// runs it.
@EnabledIfSystemProperty(named = "stenogram.measure", matches = "storage")
class StorageMeasurement {

    private static final int DOCUMENTS = Integer.getInteger("stenogram.measure.documents", 2000);
    private static final int SPEECHES = 50;
    private static final int WRITERS = 2;
    private static final int DOCUMENTS_A_BATCH = 50;
    private static final int WORDS = 60_000;

    private static final List<String> PARENTS_FIRST = List.of(
            "batch",
            "arrival",
            "run",
            "document",
            "version",
            "edition",
            "person",
            "person_alias",
            "edition_person",
            "segment",
            "event");

    @RegisterExtension
    final ArchiveDatabase one = new ArchiveDatabase();

    @RegisterExtension
    final ArchiveDatabase two = new ArchiveDatabase();

    @RegisterExtension
    final ArchiveDatabase three = new ArchiveDatabase();

    @RegisterExtension
    final ArchiveDatabase four = new ArchiveDatabase();

    private final Random random = new Random(20_261_129);
    private final double[] cumulated = new double[WORDS];

    @Test
    void storageWritesBesideABareCopyOfTheSameRows() throws Exception {
        List<List<IncomingEvent>> batches = batches();
        say(
                "%,d documents of %d speeches, %d writers, batches of %d documents; load of the machine %.1f on %d cores",
                DOCUMENTS,
                SPEECHES,
                WRITERS,
                DOCUMENTS_A_BATCH,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors());
        // The first pair warms up the code and the server.
        pair(one, two, batches, "warm-up");
        pair(three, four, batches, "measured");
    }

    private void pair(ArchiveDatabase ours, ArchiveDatabase bare, List<List<IncomingEvent>> batches, String name)
            throws Exception {
        double stored;
        Map<String, List<byte[]>> rows;
        try (HikariDataSource pool = pool(ours);
                HikariDataSource target = pool(bare)) {
            new ArchiveSchema(target).ensure();
            ArchiveSchema schema = new ArchiveSchema(pool);
            schema.ensure();
            settings(pool);
            stored = DOCUMENTS / seconds(writers(writer -> store(pool, schema, batches, writer)));
            rows = rows(pool);
            double copied = DOCUMENTS / copy(target, rows);
            assertThat(count(target)).isEqualTo(count(pool));
            say(
                    "%s: storage %,.0f documents/s, bare COPY %,.0f documents/s, %.0f %%; %s segment rows; load %.1f",
                    name,
                    stored,
                    copied,
                    100 * stored / copied,
                    count(pool),
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        }
    }

    private static Void store(
            HikariDataSource pool, ArchiveSchema schema, List<List<IncomingEvent>> batches, int writer) {
        Archive archive = new Archive(pool, schema, new StorageMetrics(new SimpleMeterRegistry()), Clock.systemUTC());
        long from = 0;
        for (int i = writer; i < batches.size(); i += WRITERS) {
            List<IncomingEvent> batch = batches.get(i);
            archive.apply(List.of(new OffsetStep("measured", writer, from, from + batch.size())), batch);
            from += batch.size();
        }
        return null;
    }

    /// The rows of each table in COPY's text form, a part for each writer.
    private static Map<String, List<byte[]>> rows(HikariDataSource pool) throws Exception {
        Map<String, List<byte[]>> rows = new LinkedHashMap<>();
        try (Connection connection = pool.getConnection()) {
            for (String table : PARENTS_FIRST) {
                ByteArrayOutputStream all = new ByteArrayOutputStream();
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut("COPY archive.%s (%s) TO STDOUT".formatted(table, columns(connection, table)), all);
                rows.put(table, parts(all.toByteArray()));
            }
            connection.rollback();
        }
        return rows;
    }

    private static List<byte[]> parts(byte[] all) {
        List<byte[]> parts = new ArrayList<>();
        int from = 0;
        for (int part = 1; part <= WRITERS; part++) {
            int to = part == WRITERS ? all.length : (int) ((long) all.length * part / WRITERS);
            while (to > 0 && to < all.length && all[to - 1] != '\n') {
                to++;
            }
            parts.add(Arrays.copyOfRange(all, from, Math.max(from, to)));
            from = Math.max(from, to);
        }
        return parts;
    }

    /// A table after the other, for their keys, each by all writers at once; committed as often as
    /// there is a table.
    private static double copy(HikariDataSource target, Map<String, List<byte[]>> rows) throws Exception {
        double seconds = 0;
        for (String table : PARENTS_FIRST) {
            seconds += seconds(writers(writer -> {
                try (Connection connection = target.getConnection()) {
                    CopyIn copy = connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn("COPY archive.%s (%s) FROM STDIN".formatted(table, columns(connection, table)));
                    byte[] part = rows.getOrDefault(table, List.of()).get(writer);
                    for (int from = 0; from < part.length; from += 65_536) {
                        copy.writeToCopy(part, from, Math.min(65_536, part.length - from));
                    }
                    copy.endCopy();
                    connection.commit();
                }
                return null;
            }));
        }
        return seconds;
    }

    /// Those that a writer sets; the server makes the others.
    private static String columns(Connection connection, String table) throws SQLException {
        return ArchiveFixture.rows(
                        connection,
                        "SELECT string_agg(attname, ', ' ORDER BY attnum) FROM pg_attribute WHERE attrelid = 'archive."
                                + table + "'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''"
                                + " AND attidentity = '' AND attname <> 'transaction_id'")
                .getFirst();
    }

    private static String count(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return ArchiveFixture.rows(connection, "SELECT count(*) FROM archive.segment")
                    .getFirst();
        }
    }

    private static void settings(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit')");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                assertThat(row.getString("setting")).as(row.getString("name")).isEqualTo("on");
            }
        }
    }

    private interface Writing {
        Void by(int writer) throws Exception;
    }

    private static Callable<Void> writers(Writing writing) {
        return () -> {
            try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
                List<Future<Void>> all = new ArrayList<>();
                for (int writer = 0; writer < WRITERS; writer++) {
                    int number = writer;
                    all.add(threads.submit(() -> writing.by(number)));
                }
                for (Future<Void> done : all) {
                    done.get();
                }
            }
            return null;
        };
    }

    private static double seconds(Callable<Void> work) throws Exception {
        long began = System.nanoTime();
        work.call();
        return (System.nanoTime() - began) / 1e9;
    }

    private static HikariDataSource pool(ArchiveDatabase database) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.jdbcUrl());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setAutoCommit(false);
        config.setMaximumPoolSize(WRITERS + 1);
        return new HikariDataSource(config);
    }

    private List<List<IncomingEvent>> batches() {
        double sum = 0;
        for (int i = 0; i < WORDS; i++) {
            sum += 1.0 / (i + 3);
            cumulated[i] = sum;
        }
        List<List<IncomingEvent>> batches = new ArrayList<>();
        List<IncomingEvent> batch = new ArrayList<>();
        for (int document = 0; document < DOCUMENTS; document++) {
            for (PipelineEvent event : events(document)) {
                batch.add(Sample.incoming(event, batch.size()));
            }
            if ((document + 1) % DOCUMENTS_A_BATCH == 0 || document == DOCUMENTS - 1) {
                batches.add(List.copyOf(batch));
                batch.clear();
            }
        }
        return batches;
    }

    private List<PipelineEvent> events(int number) {
        String name = "minutes-%05d.txt".formatted(number);
        DocumentId documentId = DocumentId.at("measured", "inbox/minutes/" + name);
        RunId runId = new RunId(new UUID(0x4000L | (long) number << 20, 0x8000000000000000L | number));
        StringBuilder text = new StringBuilder();
        List<Segment> segments = new ArrayList<>();
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String person = "Person Number" + (number * 7 + i * 13) % 400;
            people.add(new Person("p" + i, person, List.of("Comrade " + person), List.of("Member"), true));
        }
        for (int speech = 0; speech < SPEECHES; speech++) {
            int start = text.length();
            Person speaker = people.get(random.nextInt(people.size()));
            text.append("Comrade ").append(speaker.name()).append(": ");
            int words = 20 + random.nextInt(141);
            for (int i = 0; i < words; i++) {
                text.append(word()).append(i % 12 == 11 ? ". " : " ");
            }
            text.append('\n');
            segments.add(new Segment(
                    speech + 1,
                    SegmentKind.SPEECH,
                    new Speaker(
                            "Comrade " + speaker.name(),
                            speaker.personId(),
                            speaker.name(),
                            SpeakerType.PERSON,
                            AttributionRule.EXACT,
                            0.95,
                            List.of()),
                    start,
                    text.length(),
                    0.95,
                    List.of()));
        }
        // A real one: storage locks documents by its first digits.
        String sha256 = Sample.sha256(text.toString());
        Original original = new Original(sha256, text.length(), "text/plain");
        TreeMap<String, Double> quality = new TreeMap<>(Map.of("wordsKnown", 0.9));
        CleanedText cleaned = new CleanedText(
                new Extraction("plain-text", "UTF-8", text.length() + 2),
                text.toString(),
                List.of(new Edit("trim", 1, 0, 2, "  ", "", "leading spaces")),
                List.of(),
                "en",
                quality);
        return List.of(
                new DocumentReceived(
                        documentId,
                        runId,
                        new Arrival(
                                runId.value(),
                                "inbox/minutes/" + name,
                                name,
                                "minutes",
                                new UUID(0x4000L, 0x8000000000000000L | number / DOCUMENTS_A_BATCH),
                                text.length(),
                                Instant.parse("1959-06-06T09:00:00Z").plusSeconds(number)),
                        original),
                new DocumentCleaned(documentId, runId, original, cleaned),
                new DocumentSegmented(
                        documentId,
                        runId,
                        original,
                        cleaned,
                        new Segmentation(
                                new Metadata("Minutes " + number, "1959-06-06", "Tirana", List.of()),
                                segments,
                                people,
                                0.95,
                                quality)));
    }

    /// A word by its rank, the frequent ones short.
    private String word() {
        int place = Arrays.binarySearch(cumulated, random.nextDouble() * cumulated[WORDS - 1]);
        int rank = Math.min(WORDS - 1, place < 0 ? -place - 1 : place);
        return "w" + Integer.toString(rank, 36);
    }

    private static void say(String form, Object... values) {
        System.out.println(form.formatted(values));
    }
}
