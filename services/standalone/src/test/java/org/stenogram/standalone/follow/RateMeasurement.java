package org.stenogram.standalone.follow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.stenogram.bucket.folder.FolderBucket;
import org.stenogram.standalone.Eventually;
import org.stenogram.testkit.ArchiveDatabase;
import org.stenogram.testkit.KafkaBroker;

/// How long an event is under way when many follow, from the moment that storage archived it (`archivedAt`) to the
/// moment
/// that a follower has it, at rates that rise. Run by `bench/events rate`; not part of the build.
final class RateMeasurement {

    private static final int READERS = Integer.getInteger("stenogram.readers", 200);
    private static final int RECEIVERS = Integer.getInteger("stenogram.receivers", 50);
    private static final int SECONDS = Integer.getInteger("stenogram.seconds", 30);
    private static final String RATES = System.getProperty("stenogram.rates", "10,20,40");
    private static final List<String> JVM = List.of("-Xmx256m");
    private static final int FIRST_GOAL = 10;
    /// More than this is no longer told as it happens.
    private static final long TOO_LATE_MILLIS = 1000;

    @RegisterExtension
    final KafkaBroker kafka = new KafkaBroker();

    @RegisterExtension
    final ArchiveDatabase database = new ArchiveDatabase();

    @TempDir
    Path folder;

    private final Delays streams = new Delays("server-sent events");
    private final Delays hooks = new Delays("webhooks");
    private final List<AutoCloseable> followers = new ArrayList<>();

    @Test
    void measure() throws Exception {
        System.out.printf(
                "%d SSE readers and %d webhook receivers on %d cores, which services, servers and followers share%n",
                READERS, RECEIVERS, Runtime.getRuntime().availableProcessors());
        System.out.println("| documents a second | follower | deliveries a second | p50 ms | p99 ms | cores used |");
        System.out.println("|---|---|---|---|---|---|");
        try (HttpClient client = HttpClient.newHttpClient();
                Services services = new Services(kafka, database, JVM, folder)) {
            services.start();
            try (Stories stories = new Stories(kafka, new FolderBucket("test", folder.resolve("bucket")), services)) {
                follow(client, services);
                int number = at(0, FIRST_GOAL, SECONDS / 3, stories);
                settle(number);
                String gaveWay = "";
                for (int rate : Arrays.stream(RATES.split(","))
                        .mapToInt(Integer::parseInt)
                        .toArray()) {
                    streams.clear();
                    hooks.clear();
                    Map<String, Duration> before = computed(services);
                    Stopwatch watch = new Stopwatch();
                    int next = at(number, rate, SECONDS, stories);
                    settle(next - number);
                    String cores = cores(before, computed(services), watch.seconds());
                    number = next;
                    for (Delays each : List.of(streams, hooks)) {
                        System.out.printf(
                                Locale.ROOT,
                                "| %d | %s | %.0f | %d | %d | %s |%n",
                                rate,
                                each.name(),
                                each.count() / watch.seconds(),
                                each.percentile(0.5),
                                each.percentile(0.99),
                                cores);
                    }
                    Delays later = streams.percentile(0.99) > hooks.percentile(0.99) ? streams : hooks;
                    if (gaveWay.isEmpty() && later.percentile(0.99) > TOO_LATE_MILLIS) {
                        gaveWay = "first to give way: %s at %d documents a second".formatted(later.name(), rate);
                    }
                }
                System.out.println(gaveWay.isEmpty() ? "nothing gave way at these rates" : gaveWay);
            } finally {
                for (AutoCloseable follower : followers) {
                    follower.close();
                }
            }
        }
    }

    private void follow(HttpClient client, Services services) throws Exception {
        for (int i = 0; i < RECEIVERS; i++) {
            HookReceiver receiver = new HookReceiver(json -> hooks.add(delay(json)), 2 * Services.SEND_TIMEOUT_MILLIS);
            followers.add(receiver);
            services.subscribe("{\"target\":\"%s\",\"types\":[\"document.archived\"]}".formatted(receiver.address()));
        }
        List<StreamReader> readers = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            readers.add(StreamReader.open(
                    client,
                    services.query().address("/api/v1/events?type=document.archived"),
                    (_, json) -> streams.add(delay(json))));
        }
        followers.addAll(readers);
        Eventually.get(
                () -> readers.stream().filter(each -> each.connections() == 1).count(), count -> count == READERS);
    }

    private static long delay(JsonNode event) {
        Instant archived = Instant.parse(event.path("data").path("archivedAt").asText());
        return Duration.between(archived, Instant.now()).toMillis();
    }

    /// Documents at a rate, for some seconds.
    private static int at(int first, int rate, int seconds, Stories stories) {
        long start = System.nanoTime();
        int count = rate * seconds;
        for (int i = 0; i < count; i++) {
            long due = start + i * 1_000_000_000L / rate;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            stories.archive(new Minutes(first + i));
        }
        return first + count;
    }

    /// Until every follower has every document.
    private void settle(int documents) {
        Eventually.get(
                () -> streams.count() >= READERS * documents && hooks.count() >= RECEIVERS * documents, all -> all);
        assertThat(streams.count()).isEqualTo(READERS * documents);
    }

    private static Map<String, Duration> computed(Services services) {
        Map<String, Duration> computed =
                services.all().stream().collect(Collectors.toMap(ServiceProcess::name, ServiceProcess::computed));
        computed.put(
                "followers, broker",
                ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO));
        return computed;
    }

    private static String cores(Map<String, Duration> before, Map<String, Duration> after, double seconds) {
        return after.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> String.format(
                        Locale.ROOT,
                        "%s %.2f",
                        each.getKey(),
                        each.getValue()
                                        .minus(before.getOrDefault(each.getKey(), Duration.ZERO))
                                        .toMillis()
                                / 1000.0
                                / seconds))
                .collect(Collectors.joining(", "));
    }
}
