package org.stenogram.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.management.ManagementFactory;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.stenogram.stageruntime.kafka.KafkaConnection;
import org.stenogram.testkit.ArchiveDatabase;

/// How long search and reading take in an archive of a given size, beside bare SQL of the same rows. Prints; fails only
/// when an answer is none. `bench/archive` runs it.
@EnabledIfSystemProperty(named = "stenogram.measure", matches = "archive")
class ArchiveMeasurement {

    private static final int CLIENTS = 8;
    private static final int ROUNDS = Integer.getInteger("stenogram.measure.rounds", 4);
    private static final int WARM_UP = Integer.getInteger("stenogram.measure.warmup", 20);
    private static final int SPEECHES = Integer.getInteger("stenogram.measure.speeches", 100_000);

    /// Where the database stays from run to run, so that it is filled once; empty for a new one.
    private static final String KEPT = System.getProperty("stenogram.measure.folder", "");

    private static final String BARE = """
            SELECT run_id, ordinal, ts_rank_cd(words, query, 33) AS rank
              FROM (SELECT run_id, ordinal, part_no, words, query
                      FROM archive.segment, websearch_to_tsquery('english', ?) query
                     WHERE words @@ query LIMIT 10000) found
             ORDER BY rank DESC, run_id, ordinal, part_no LIMIT 21 OFFSET ?
            """;

    @RegisterExtension
    final ArchiveDatabase archive = KEPT.isEmpty() ? new ArchiveDatabase() : ArchiveDatabase.keptIn(Path.of(KEPT));

    @RegisterExtension
    final QueryServer query = new QueryServer();

    @TempDir
    Path bucket;

    @Test
    void anArchiveOfThisSizeIsSearchedAndRead() throws Exception {
        GeneratedArchive generated;
        long began = System.nanoTime();
        try (Connection connection = archive.open()) {
            boolean isNew = isEmpty(connection);
            if (isNew) {
                archive.makeSchema();
            }
            generated = new GeneratedArchive(connection);
            if (isNew) {
                generated.fill(SPEECHES);
            }
            say(
                    "%,d speeches in %,d documents, made in %.0f s; load of the machine %.1f on %d cores",
                    SPEECHES,
                    SPEECHES / 50,
                    (System.nanoTime() - began) / 1e9,
                    load(),
                    Runtime.getRuntime().availableProcessors());
            sizes(connection);
        }
        query.start(archive, bucket, new KafkaConnection("localhost:9", "", Map.of()));
        List<String> questions = questions(generated);
        List<String> words =
                questions.stream().filter(one -> one.matches("q=[^&]*")).toList();
        // A server that has just started has not compiled what it needs.
        measure("warm-up, searches", tasks(questions, WARM_UP));
        measure("warm-up, documents", paths(documents(), 4 * WARM_UP));
        measure("search, first page", tasks(questions, ROUNDS));
        List<String> tenth = tenthPages(questions);
        say("  %d of the %d questions have a tenth page", tenth.size(), questions.size());
        measure("search, tenth page", tasks(tenth, ROUNDS));
        measure("search, first page, words alone", tasks(words, ROUNDS));
        measure("  bare SQL of the same rows", bare(words, 0));
        measure("  bare SQL of the tenth page", bare(words, 180));
        measure(
                "facets",
                paths(
                        questions.stream()
                                .map(one -> "/api/v1/search/facets?" + one)
                                .toList(),
                        ROUNDS));
        measure("find a quotation", paths(quotations(), ROUNDS));
        measure("document page", paths(documents(), ROUNDS));
        measure("  bare SQL of the same rows", bareDocuments());
        for (String question : questions) {
            long start = System.nanoTime();
            JsonNode answer = query.json("/api/v1/search?" + question);
            say(
                    "  %6.1f ms  %5s%s  %s",
                    (System.nanoTime() - start) / 1e6,
                    answer.path("candidates").asText("-"),
                    answer.path("more").asBoolean() ? "+" : " ",
                    question);
        }
    }

    /// Words of all frequencies as people ask for them; with speakers, collections, dates; speakers alone.
    private static List<String> questions(GeneratedArchive generated) {
        List<String> questions = new ArrayList<>();
        Random random = new Random(50);
        for (int i = 0; i < 16; i++) {
            questions.add("q=" + generated.vocabulary(2000 + random.nextInt(40_000)));
        }
        for (int i = 0; i < 8; i++) {
            questions.add("q=" + generated.vocabulary(200 + random.nextInt(800)) + "+"
                    + generated.vocabulary(200 + random.nextInt(2000)));
        }
        for (int i = 0; i < 4; i++) {
            questions.add(
                    "q=" + encode("\"%s %s\"".formatted(generated.vocabulary(40 + i), generated.vocabulary(60 + i))));
        }
        for (int i = 0; i < 4; i++) {
            questions.add("q=" + generated.vocabulary(40 + 60 * i));
        }
        for (int i = 0; i < 4; i++) {
            questions.add("q=" + generated.vocabulary(500 + 90 * i) + "+-" + generated.vocabulary(100 + i));
        }
        for (int i = 0; i < 4; i++) {
            questions.add("q=" + generated.vocabulary(300 + 50 * i) + "&speaker="
                    + encode(GeneratedArchive.personName(30 + 100 * i)));
            questions.add("q=" + generated.vocabulary(150 + 50 * i) + "&collection=senate&from=1950&to=1959");
        }
        for (int i = 0; i < 4; i++) {
            questions.add("speaker=" + encode(GeneratedArchive.personName(10 + 500 * i)));
        }
        for (int i = 0; i < 2; i++) {
            questions.add("q=" + generated.vocabulary(3000 + i * 777).substring(0, 4) + "*");
        }
        assertThat(questions).hasSize(50);
        return questions;
    }

    private List<String> tenthPages(List<String> questions) {
        List<String> pages = new ArrayList<>();
        for (String question : questions) {
            String cursor = "";
            for (int page = 1; page < 10 && cursor != null; page++) {
                JsonNode next =
                        query.json("/api/v1/search?" + question + cursor).path("next");
                cursor = next.isMissingNode() ? null : "&cursor=" + next.asText();
            }
            if (cursor != null) {
                pages.add(question + cursor);
            }
        }
        return pages;
    }

    private List<String> quotations() throws SQLException {
        List<String> quotations = new ArrayList<>();
        try (Connection connection = archive.open();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT array_to_string((string_to_array(body, ' '))[3:16], ' ') FROM archive.segment
                         WHERE length(body) > 300 ORDER BY md5(run_id::text || ordinal) LIMIT 20
                        """)) {
            while (row.next()) {
                // One sign in twenty is misread, as in a fair scan.
                quotations.add(
                        "/api/v1/search/quotation?q=" + encode(row.getString(1).replaceAll("(.{19})[a-z]", "$1x")));
            }
        }
        int found = 0;
        for (String quotation : quotations) {
            found += query.json(quotation).path("found").asBoolean() ? 1 : 0;
        }
        say("  %d of %d quotations with one letter in twenty misread are found", found, quotations.size());
        return quotations;
    }

    private static List<String> documents() {
        Random random = new Random(9);
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            paths.add("/documents/" + GeneratedArchive.document(random.nextInt(SPEECHES / 50)));
        }
        return paths;
    }

    private interface Work {
        void run() throws Exception;
    }

    private List<Work> tasks(List<String> questions, int rounds) {
        return paths(questions.stream().map(one -> "/api/v1/search?" + one).toList(), rounds);
    }

    private List<Work> paths(List<String> paths, int rounds) {
        List<Work> tasks = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            paths.forEach(path -> tasks.add(
                    () -> assertThat(query.getBytes(path).statusCode()).as(path).isEqualTo(200)));
        }
        return tasks;
    }

    private List<Work> bare(List<String> questions, int offset) {
        List<Work> tasks = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            for (String question : questions) {
                String words = URLDecoder.decode(question.substring(2), StandardCharsets.UTF_8);
                tasks.add(() -> read(BARE, statement -> {
                    statement.setString(1, words);
                    statement.setInt(2, offset);
                }));
            }
        }
        return tasks;
    }

    private List<Work> bareDocuments() {
        Random random = new Random(9);
        List<Work> tasks = new ArrayList<>();
        for (int i = 0; i < 50 * ROUNDS; i++) {
            int document = random.nextInt(SPEECHES / 50);
            tasks.add(() -> read(
                    "SELECT ordinal, body FROM archive.segment WHERE run_id = ? ORDER BY ordinal LIMIT 100",
                    statement -> statement.setObject(1, GeneratedArchive.run(document))));
        }
        return tasks;
    }

    private interface Bind {
        void to(PreparedStatement statement) throws SQLException;
    }

    private final ThreadLocal<Connection> connections = ThreadLocal.withInitial(() -> {
        try {
            return DriverManager.getConnection(archive.jdbcUrl(), archive.user(), archive.password());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    });

    private void read(String sql, Bind bind) throws SQLException {
        try (PreparedStatement statement = connections.get().prepareStatement(sql)) {
            bind.to(statement);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    assertThat(result.getString(2)).isNotNull();
                }
            }
        }
    }

    private static void measure(String what, List<Work> tasks) throws Exception {
        List<Callable<Double>> calls = new ArrayList<>();
        for (Work task : tasks) {
            calls.add(() -> {
                long start = System.nanoTime();
                task.run();
                return (System.nanoTime() - start) / 1e6;
            });
        }
        List<Double> times = new ArrayList<>();
        long start = System.nanoTime();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (Future<Double> time : clients.invokeAll(calls)) {
                times.add(time.get());
            }
        }
        double[] sorted =
                times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        say(
                "%-34s %5d asked  p50 %7.1f ms  p95 %7.1f ms  p99 %7.1f ms  %6.0f a second  load %.1f",
                what,
                sorted.length,
                at(sorted, 50),
                at(sorted, 95),
                at(sorted, 99),
                sorted.length / ((System.nanoTime() - start) / 1e9),
                load());
    }

    private static double at(double[] sorted, int percent) {
        return sorted.length == 0 ? Double.NaN : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    private static boolean isEmpty(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT to_regclass('archive.segment') IS NULL")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static void sizes(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT relname, pg_size_pretty(pg_total_relation_size(oid)) || ', indexes '
                               || pg_size_pretty(pg_indexes_size(oid))
                          FROM pg_class WHERE relnamespace = 'archive'::regnamespace AND relkind = 'r'
                         ORDER BY pg_total_relation_size(oid) DESC LIMIT 4
                        """)) {
            while (row.next()) {
                say("  %-16s %s", row.getString(1), row.getString(2));
            }
        }
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void say(String form, Object... values) {
        System.out.println(String.format(Locale.ENGLISH, form, values));
    }
}
