package org.stenogram.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stenogram.eventcodec.EventJson;

/// How long `up` takes until it is ready, how much memory it holds, and how long a dropped file takes until a search
/// finds
/// it while nothing else is under way. Run by `bench/drop`; not part of the build.
final class DropMeasurement {

    private static final int STARTS = Integer.getInteger("stenogram.measure.starts", 5);
    private static final int FILES = Integer.getInteger("stenogram.measure.files", 200);
    private static final int WARM_UP = 30;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /// A dropped file counts as complete at the second look, since how long it must stay the same is a setting.
    private static final Map<String, String> AT_ONCE = Map.of("STENOGRAM_INGEST_SETTLE_TIME", "1ms");

    @TempDir
    Path folder;

    @Test
    void measure() throws Exception {
        System.out.printf("%d cores%n", Runtime.getRuntime().availableProcessors());
        List<Double> ready = new ArrayList<>();
        for (int i = 0; i <= STARTS; i++) {
            long start = System.nanoTime();
            try (StenogramProcess up = up()) {
                up.url();
                ready.add((System.nanoTime() - start) / NANOS_PER_MILLI);
                up.terminate();
            }
        }
        System.out.printf(
                Locale.ROOT,
                "ready after %.1f s at the first start, %.1f s in the middle of %d later ones%n",
                ready.removeFirst() / 1000,
                percentile(ready, 0.5) / 1000,
                STARTS);
        try (StenogramProcess up = up();
                HttpClient client = HttpClient.newHttpClient()) {
            String url = up.url();
            drop(client, url, 1, WARM_UP);
            List<Double> delays = drop(client, url, 1 + WARM_UP, FILES);
            System.out.printf(
                    Locale.ROOT,
                    "from drop to searchable, %d files one by one: p50 %.0f ms, p95 %.0f ms, p99 %.0f ms, most %.0f ms%n",
                    FILES,
                    percentile(delays, 0.5),
                    percentile(delays, 0.95),
                    percentile(delays, 0.99),
                    percentile(delays, 1));
            System.out.printf("its process holds at most %d MB%n", up.peakMegabytes());
        }
    }

    private StenogramProcess up() throws IOException {
        return StenogramProcess.start(folder, AT_ONCE, "up", "--port", "0");
    }

    private List<Double> drop(HttpClient client, String url, int first, int count) throws Exception {
        Path inbox = Files.createDirectories(folder.resolve("data/bucket/inbox/drops"));
        List<Double> delays = new ArrayList<>();
        for (int number = first; number < first + count; number++) {
            Path written =
                    Files.writeString(folder.resolve("minutes-" + number + ".txt"), GeneratedRecord.text(number));
            long start = System.nanoTime();
            Files.move(written, inbox.resolve(written.getFileName()), StandardCopyOption.ATOMIC_MOVE);
            // The numbers of its questions stand in no other record.
            while (!found(client, url, number * 100)) {
                assertThat(System.nanoTime() - start).isLessThan(PATIENCE.toNanos());
                Thread.sleep(2);
            }
            delays.add((System.nanoTime() - start) / NANOS_PER_MILLI);
            // Not in step with the looks at the inbox.
            Thread.sleep(100 + number * 37 % 200);
        }
        return delays;
    }

    private static boolean found(HttpClient client, String url, int word) throws Exception {
        var answer = client.send(
                HttpRequest.newBuilder(URI.create(url + "/api/v1/search?q=" + word))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return !EventJson.mapper().readTree(answer.body()).path("items").isEmpty();
    }

    private static double percentile(List<Double> values, double share) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(Math.clamp((int) Math.ceil(share * sorted.size()) - 1L, 0, sorted.size() - 1));
    }
}
