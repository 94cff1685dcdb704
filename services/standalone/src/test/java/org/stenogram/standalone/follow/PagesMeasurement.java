package org.stenogram.standalone.follow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.stenogram.bucket.folder.FolderBucket;
import org.stenogram.eventcodec.EventJson;
import org.stenogram.testkit.ArchiveDatabase;
import org.stenogram.testkit.KafkaBroker;

/// How long every page takes in an archive of 100,000 documents with 500 failures, and what an overview costs that is
/// open in many browsers while documents arrive. Run by `bench/pages`; not part of the build.
final class PagesMeasurement {

    private static final int DOCUMENTS = Integer.getInteger("stenogram.documents", 100_000);
    private static final int ROUNDS = Integer.getInteger("stenogram.rounds", 20);
    private static final int BROWSERS = Integer.getInteger("stenogram.browsers", 20);
    private static final int RATE = Integer.getInteger("stenogram.rate", 50);
    private static final int SECONDS = Integer.getInteger("stenogram.seconds", 60);
    private static final String KEPT = System.getProperty("stenogram.folder", "");

    private static final int WARM_UP = 5;
    private static final double MOST_MILLIS = 300;
    private static final double MOST_SHARE = 0.05;

    /// How long the database's processes for query have computed is known to the system, by their numbers.
    private static final String SESSIONS =
            "SELECT string_agg(pid::text, ' ') FROM pg_stat_activity WHERE usename = 'stenogram_query' AND"
                    + " backend_type = 'client backend'";

    private static final Pattern PAGE = Pattern.compile("(?:anyone|viewer|archivist|administrator) +GET +(/\\S*)");

    @RegisterExtension
    final KafkaBroker kafka = new KafkaBroker();

    @RegisterExtension
    final ArchiveDatabase database = KEPT.isEmpty() ? new ArchiveDatabase() : ArchiveDatabase.keptIn(Path.of(KEPT));

    @TempDir
    Path folder;

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(Redirect.NEVER).build();

    private final LargeArchive archive = new LargeArchive(database);

    private @Nullable Services services;

    @Test
    void measure() throws Exception {
        Map<String, Object> settings = Map.of("stenogram.storage.fixity-period", "0s");
        try (Services started = new Services(kafka, database, List.of("-Xmx512m"), folder, settings)) {
            services = started;
            started.start();
            Stopwatch filling = new Stopwatch();
            boolean isNew = archive.fill(DOCUMENTS);
            say(
                    "%s documents, %s failures%s; %d cores",
                    archive.one("SELECT count(*) FROM archive.document"),
                    archive.one("SELECT count(*) FROM archive.failure"),
                    isNew ? ", made in " + filling : "",
                    Runtime.getRuntime().availableProcessors());
            List<String> faults = ROUNDS == 0 ? List.of() : pages();
            double share = overview();
            assertThat(faults)
                    .as("pages that take more than %.0f ms or are none", MOST_MILLIS)
                    .isEmpty();
            assertThat(share).as("of a core, for %d browsers", BROWSERS).isLessThan(MOST_SHARE);
        }
    }

    /// @return those that take too long or are not there
    private List<String> pages() throws Exception {
        Map<String, List<String>> routes = routes();
        List<String> faults = new ArrayList<>();
        // What query and its database sessions compute for it is the same on a machine that does other things.
        say("| page | p50 ms | max ms | computed ms | KB |");
        say("|---|---|---|---|---|");
        for (Map.Entry<String, List<String>> route : routes.entrySet()) {
            for (String path : route.getValue()) {
                double[] millis = new double[ROUNDS];
                HttpResponse<byte[]> answer = ask(path);
                for (int round = 1; round < WARM_UP; round++) {
                    answer = ask(path);
                }
                String sessions = archive.one(SESSIONS);
                Duration before = query().computed().plus(computed(sessions));
                for (int round = 0; round < ROUNDS; round++) {
                    long start = System.nanoTime();
                    answer = ask(path);
                    millis[round] = (System.nanoTime() - start) / 1e6;
                }
                double computed = query().computed()
                                .plus(computed(sessions))
                                .minus(before)
                                .toMillis()
                        / (double) ROUNDS;
                Arrays.sort(millis);
                double most = millis[ROUNDS - 1];
                say(
                        "| `%s` | %.1f | %.1f | %.0f | %d |",
                        path, millis[ROUNDS / 2], most, computed, answer.body().length / 1000);
                if (most > MOST_MILLIS) {
                    faults.add("%s: %.0f ms".formatted(path, most));
                }
                if (answer.statusCode() != 200 && answer.statusCode() != 303) {
                    faults.add("%s: status %d".formatted(path, answer.statusCode()));
                }
            }
        }
        return faults;
    }

    private HttpResponse<byte[]> ask(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(query().address(path))
                        .header("Accept", "text/html,*/*")
                        .build(),
                BodyHandlers.ofByteArray());
    }

    /// What is asked of each page that there is; a page of which nothing is said here fails the measurement.
    private Map<String, List<String>> routes() throws Exception {
        Map<String, List<String>> asked = asked();
        Map<String, List<String>> routes = new LinkedHashMap<>();
        for (String line : access().split("# Programs")[0].lines().toList()) {
            Matcher page = PAGE.matcher(line);
            if (page.matches()) {
                assertThat(asked).as("what to ask of each page").containsKey(page.group(1));
                routes.put(page.group(1), Objects.requireNonNull(asked.get(page.group(1))));
            }
        }
        return routes;
    }

    private static String access() throws IOException {
        try (InputStream table =
                Objects.requireNonNull(PagesMeasurement.class.getResourceAsStream("/query-access.txt"))) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Map<String, List<String>> asked() throws Exception {
        String document = "/documents/"
                + archive.one("SELECT document_id FROM archive.edition WHERE edition_no = 2 ORDER BY run_id LIMIT 1");
        String single = "/documents/"
                + archive.one(
                        "SELECT document_id FROM archive.v_document WHERE last_edition = 1 ORDER BY run_id LIMIT 1");
        String failed = "/documents/" + archive.one("SELECT document_id FROM archive.failure ORDER BY run_id LIMIT 1");
        String withdrawn =
                "/documents/" + archive.one("SELECT document_id FROM archive.withdrawal ORDER BY document_id LIMIT 1");
        String person = archive.one(
                "SELECT person_id FROM archive.edition_person GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1");
        String batch = "/batches/" + archive.one("SELECT batch_id FROM archive.batch ORDER BY batch_id LIMIT 1");
        String rerun = "/rerun/" + archive.one("SELECT rerun_id FROM desk.rerun LIMIT 1");
        String rare = archive.one("SELECT split_part(body, ' ', 3) FROM archive.segment ORDER BY run_id LIMIT 1");
        String title = archive.one("SELECT title FROM archive.edition WHERE title IS NOT NULL ORDER BY run_id LIMIT 1");
        String name = archive.one("SELECT name FROM archive.document ORDER BY document_id LIMIT 1");
        String hash = archive.one("SELECT left(sha256, 12) FROM archive.version ORDER BY document_id LIMIT 1");
        String run = archive.one("SELECT run_id FROM archive.run ORDER BY run_id LIMIT 1");
        String words = archive.one(
                "SELECT array_to_string((string_to_array(body, ' '))[2:13], ' ') FROM archive.segment ORDER BY run_id"
                        + " LIMIT 1");
        String cause = archive.one(
                "SELECT 'stage=' || stage || '&code=' || code FROM archive.failure GROUP BY stage, code ORDER BY"
                        + " count(*) DESC LIMIT 1");
        Map<String, List<String>> asked = new LinkedHashMap<>();
        asked.put("/health", List.of("/health"));
        asked.put("/health/{selector}", List.of("/health/readiness"));
        asked.put("/openapi", List.of("/openapi"));
        // Only where people sign in; none of them reads the archive.
        asked.put("/sign-in", List.of());
        asked.put("/sign-in/provider", List.of());
        asked.put("/sign-in/callback", List.of());
        asked.put("/signed-out", List.of());
        asked.put("/keys", List.of());
        asked.put("/prometheus", List.of("/prometheus"));
        asked.put("/", List.of("/"));
        asked.put("/live", List.of("/live"));
        // Never ends; what it costs is measured by itself.
        asked.put("/live/stream", List.of());
        asked.put(
                "/search",
                List.of(
                        "/search",
                        "/search?q=" + rare,
                        "/search?q=dan",
                        "/search?q=dan+-" + rare,
                        "/search?q=dan&collection=harbour&from=1950&to=1959",
                        "/search?q=xylophone",
                        "/search?speaker=" + person,
                        "/search?q=dan&speaker=" + person,
                        "/search?q=fan&language=de",
                        "/search?q=" + encoded("\"dan fan\"")));
        asked.put("/searches", List.of("/searches"));
        asked.put(
                "/people",
                List.of(
                        "/people",
                        "/people?name="
                                + encoded(archive.one("SELECT split_part(name, ' ', 1) FROM archive.person ORDER BY"
                                        + " person_id LIMIT 1"))));
        asked.put("/people/{id}", List.of("/people/" + person));
        asked.put(
                "/quotation",
                List.of(
                        "/quotation",
                        "/quotation?q=" + encoded(words),
                        "/quotation?q=xylophones+and+zithers+of+glass"));
        asked.put("/documents/{id}", List.of(document, single));
        asked.put("/documents/{id}/compare", List.of(document + "/compare"));
        asked.put("/documents/{id}/changes", List.of(document + "/changes", single + "/changes"));
        asked.put("/documents/{id}/segment", List.of(document + "/segment?edition=1&ordinal=2"));
        asked.put("/documents/{id}/timeline", List.of(document + "/timeline", failed + "/timeline"));
        asked.put("/documents/{id}/timeline/live", List.of(document + "/timeline/live"));
        asked.put(
                "/find",
                List.of(
                        "/find",
                        "/find?q=" + encoded(name),
                        "/find?q=txt",
                        "/find?q=" + encoded(title),
                        "/find?q=sitting",
                        "/find?q=" + hash,
                        "/find?q=" + run,
                        "/find?q=nowhere-to-be-found",
                        "/find?q=xy"));
        asked.put("/batches/{id}", List.of(batch));
        asked.put("/batches/{id}/live", List.of(batch + "/live"));
        asked.put("/failures", List.of("/failures", "/failures?" + cause));
        asked.put("/review", List.of("/review"));
        asked.put(
                "/documents/{id}/review",
                List.of(document + "/review", document + "/review?segment=2", withdrawn + "/review"));
        asked.put(
                "/rerun",
                List.of(
                        "/rerun",
                        "/rerun?which=archived",
                        "/rerun?which=failed",
                        "/rerun?which=archived&collection=harbour",
                        "/rerun?which=archived&software=other",
                        "/rerun?which=archived&signal=confidence&threshold=0.6"));
        asked.put("/rerun/{id}", List.of(rerun));
        asked.put("/rerun/{id}/live", List.of(rerun + "/live"));
        asked.put("/activity", List.of("/activity"));
        asked.put("/feeds/documents", List.of("/feeds/documents"));
        asked.put("/feeds/search", List.of("/feeds/search?q=" + rare, "/feeds/search?q=dan"));
        asked.put("/feeds/changes", List.of("/feeds/changes"));
        asked.put("/subscriptions", List.of("/subscriptions"));
        asked.put("/subscriptions/{id}", List.of("/subscriptions/" + subscription()));
        asked.put("/system", List.of("/system"));
        return asked;
    }

    private String subscription() throws Exception {
        services().subscribe("{\"target\":\"http://127.0.0.1:9/\",\"name\":\"catalogue\"}");
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(services().subscriptions().address("/api/v1/subscriptions"))
                        .build(),
                BodyHandlers.ofString());
        JsonNode first =
                EventJson.mapper().readTree(answer.body()).path("items").path(0);
        return first.path("id").asText();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /// What query does besides while documents arrive is measured before and after: the rest is the overview's.
    ///
    /// @return what the query process takes of one core more while browsers show the overview and documents arrive
    private double overview() throws Exception {
        int first = Integer.parseInt(archive.one("SELECT count(*) FROM archive.run")) + 1_000_000;
        AtomicInteger number = new AtomicInteger(first);
        AtomicBoolean isOver = new AtomicBoolean();
        try (Stories stories = new Stories(kafka, new FolderBucket("test", folder.resolve("bucket")), services());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.submit(() -> arrive(stories, number, isOver));
            try {
                say(
                        "| overview, %d documents a second | answers a second | KB a second | query, of a core | its"
                                + " database sessions, of a core |",
                        RATE);
                say("|---|---|---|---|---|");
                looked(threads, "all is new: %d browsers that listen".formatted(BROWSERS), this::listen);
                double before = computed("nobody looks", new Browsers());
                looked(threads, "%d browsers that ask every 2 s".formatted(BROWSERS), this::poll);
                double listened = looked(threads, "%d browsers that listen".formatted(BROWSERS), this::listen);
                double after = computed("nobody looks, again", new Browsers());
                double share = listened - (before + after) / 2;
                say("the overview of %d browsers that listen: %.3f of a core", BROWSERS, share);
                return share;
            } finally {
                isOver.set(true);
            }
        }
    }

    private double looked(ExecutorService threads, String who, Consumer<Browsers> browser) throws Exception {
        Browsers browsers = new Browsers();
        for (int i = 0; i < BROWSERS; i++) {
            threads.submit(() -> browser.accept(browsers));
            Thread.sleep(2000 / BROWSERS);
        }
        try {
            // The first time all of it is new to the machine.
            Thread.sleep(Duration.ofSeconds(SECONDS / 2));
            return computed(who, browsers);
        } finally {
            browsers.areGone = true;
        }
    }

    private static final class Browsers {
        final LongAdder answers = new LongAdder();
        final LongAdder bytes = new LongAdder();
        volatile boolean areGone;
    }

    private void poll(Browsers browsers) {
        try {
            while (!browsers.areGone) {
                browsers.bytes.add(ask("/live").body().length);
                browsers.answers.increment();
                Thread.sleep(2000);
            }
        } catch (IOException | InterruptedException e) {
            System.out.println("a browser is gone: " + e);
        }
    }

    private void listen(Browsers browsers) {
        HttpRequest stream = HttpRequest.newBuilder(query().address("/live/stream"))
                .header("Accept", "text/event-stream")
                .build();
        try (Stream<String> lines = client.send(stream, BodyHandlers.ofLines()).body()) {
            Iterator<String> read = lines.iterator();
            while (!browsers.areGone && read.hasNext()) {
                String line = read.next();
                browsers.bytes.add(line.length());
                if (line.startsWith("retry:")) {
                    browsers.answers.increment();
                }
            }
        } catch (IOException | InterruptedException e) {
            System.out.println("a browser is gone: " + e);
        }
    }

    private double computed(String who, Browsers browsers) throws Exception {
        String sessions = archive.one(SESSIONS);
        long answers = browsers.answers.sum();
        long bytes = browsers.bytes.sum();
        Duration before = query().computed();
        Duration databaseBefore = computed(sessions);
        Stopwatch watch = new Stopwatch();
        Thread.sleep(Duration.ofSeconds(SECONDS));
        double share = query().computed().minus(before).toMillis() / 1000.0 / watch.seconds();
        double databaseShare = computed(sessions).minus(databaseBefore).toMillis() / 1000.0 / watch.seconds();
        say(
                "| %s | %.1f | %.1f | %.3f | %.3f |",
                who,
                (browsers.answers.sum() - answers) / watch.seconds(),
                (browsers.bytes.sum() - bytes) / 1000.0 / watch.seconds(),
                share,
                databaseShare);
        return share;
    }

    private static Duration computed(String processes) {
        return Arrays.stream(processes.split(" "))
                .flatMap(process -> ProcessHandle.of(Long.parseLong(process)).stream())
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static void arrive(Stories stories, AtomicInteger number, AtomicBoolean isOver) {
        long start = System.nanoTime();
        for (long i = 0; !isOver.get(); i++) {
            long due = start + i * 1_000_000_000L / RATE;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            stories.archive(new Minutes(number.getAndIncrement()));
        }
    }

    private Services services() {
        return Objects.requireNonNull(services);
    }

    private ServiceProcess query() {
        return services().query();
    }

    private static void say(String form, Object... values) {
        System.out.println(String.format(Locale.ROOT, form, values));
    }
}
