package org.stenogram.standalone.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.stenogram.bucket.folder.FolderBucket;
import org.stenogram.contracts.EventType;
import org.stenogram.eventfeed.FeedFilter;
import org.stenogram.standalone.Eventually;
import org.stenogram.testkit.ArchiveDatabase;
import org.stenogram.testkit.KafkaBroker;

/// Newcomers read all that ever happened while more happens, from services whose memory is smaller than what they send.
/// `bench/events history` runs it at full size.
class HistoryIT {

    /// More than the window of the feed holds, so that a newcomer begins in the log and changes over.
    private static final int DOCUMENTS = Integer.getInteger("stenogram.documents", 2500);

    private static final int HEAP = Integer.getInteger("stenogram.heap", 128);
    private static final int TOGETHER = 250;
    private static final int MOST_MISSING = 3000;
    private static final int MILLIS_A_NEW_ONE = 50;
    private static final int QUIET_SECONDS = 60;

    @RegisterExtension
    final KafkaBroker kafka = new KafkaBroker();

    @RegisterExtension
    final ArchiveDatabase database = new ArchiveDatabase();

    @TempDir
    Path folder;

    private final List<Told> streamed = Collections.synchronizedList(new ArrayList<>());
    private final List<Told> hooked = Collections.synchronizedList(new ArrayList<>());
    private final List<Told> consumed = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean isRead;

    @Test
    void aNewcomerReadsTheWholeHistoryWhileMoreHappens() throws Exception {
        List<String> topics = FeedFilter.FOLLOWED.stream()
                .map(type -> kafka.topicPrefix() + type.topic())
                .toList();
        try (HttpClient client = HttpClient.newHttpClient();
                Services services = new Services(kafka, database, List.of("-Xmx%dm".formatted(HEAP)), folder);
                HookReceiver receiver =
                        new HookReceiver(json -> hooked.add(Told.of(json)), 2 * Services.SEND_TIMEOUT_MILLIS)) {
            services.start();
            try (Stories stories = new Stories(kafka, new FolderBucket("test", folder.resolve("bucket")), services)) {
                Stopwatch storing = new Stopwatch();
                for (int first = 0; first < DOCUMENTS; first += TOGETHER) {
                    while (stories.missing() > MOST_MISSING) {
                        Thread.sleep(10);
                    }
                    stories.tell(IntStream.range(first, Math.min(DOCUMENTS, first + TOGETHER))
                            .mapToObj(Minutes::new)
                            .toList());
                }
                Eventually.get(stories::missing, missing -> missing == 0);
                int history = stories.archived();
                System.out.printf("%d documents, %d events stored in %s%n", DOCUMENTS, history, storing);
                CompletableFuture<Void> arriving = CompletableFuture.runAsync(() -> arrive(stories));
                Stopwatch streaming = new Stopwatch();
                Stopwatch hooking = new Stopwatch();
                services.subscribe(
                        "{\"target\":\"%s\",\"from\":\"beginning\",\"types\":[\"document.failed\",\"document.withdrawn\"]}"
                                .formatted(receiver.address()));
                try (StreamReader reader = StreamReader.open(
                                client,
                                services.query().address("/api/v1/events?from=beginning"),
                                (_, json) -> streamed.add(Told.of(json)));
                        TopicReader consumer = TopicReader.open(
                                kafka.bootstrapServers(), kafka.topicPrefix() + "newcomer", topics, consumed::add)) {
                    awaitThat(() -> streamed.size() >= history);
                    System.out.printf("server-sent events: the history of %d events in %s%n", history, streaming);
                    awaitThat(() -> consumed.size() >= history);
                    System.out.printf("Kafka: the same in %s%n", streaming);
                    long chosen = stories.all().filter(HistoryIT::isChosen).count();
                    awaitThat(() -> hooked.size() >= chosen);
                    System.out.printf("webhooks: %d chosen by kind in %s%n", chosen, hooking);
                    isRead = true;
                    arriving.join();
                    Eventually.get(stories::missing, missing -> missing == 0);
                    long all = stories.all().count();
                    awaitThat(() -> new HashSet<>(streamed).size() >= all && new HashSet<>(consumed).size() >= all);
                    awaitThat(() -> new HashSet<>(hooked).size()
                            >= stories.all().filter(HistoryIT::isChosen).count());
                    assertThat(reader.connections()).isEqualTo(1);
                    assertThat(consumer.crashes()).isZero();

                    Map<UUID, List<Told>> expected = stories.expected();
                    assertThat(byDocument(streamed)).isEqualTo(expected);
                    List<Told> once = withoutRepeats(hooked);
                    assertThat(byDocument(once))
                            .isEqualTo(byDocument(
                                    stories.all().filter(HistoryIT::isChosen).toList()));
                    assertThat(new LinkedHashSet<>(consumed))
                            .isEqualTo(stories.all().collect(Collectors.toSet()));
                    System.out.printf(
                            "%d events in the end, %d webhooks twice; at most %d MB in query, %d MB in subscriptions, with heaps of %d MB%n",
                            all,
                            hooked.size() - once.size(),
                            services.query().peakMegabytes(),
                            services.subscriptions().peakMegabytes(),
                            HEAP);
                }
            }
        }
    }

    private void arrive(Stories stories) {
        try {
            for (int number = DOCUMENTS; !isRead; number++) {
                stories.tell(new Minutes(number));
                Thread.sleep(MILLIS_A_NEW_ONE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isChosen(Told event) {
        return event.type().equals(EventType.DOCUMENT_FAILED.cloudEventType())
                || event.type().equals(EventType.DOCUMENT_WITHDRAWN.cloudEventType());
    }

    /// A webhook whose answer came too late comes again, before the next one.
    private static List<Told> withoutRepeats(List<Told> hooked) {
        List<Told> once = new ArrayList<>();
        for (Told each : hooked) {
            if (once.isEmpty() || !each.equals(once.getLast())) {
                once.add(each);
            }
        }
        return once;
    }

    private static Map<UUID, List<Told>> byDocument(List<Told> all) {
        Map<UUID, List<Told>> documents = new HashMap<>();
        all.forEach(each -> documents
                .computeIfAbsent(each.subject(), _ -> new ArrayList<>())
                .add(each));
        return documents;
    }

    /// With the patience that a long history needs: as long as something comes.
    private void awaitThat(BooleanSupplier condition) {
        long before = -1;
        while (!condition.getAsBoolean()) {
            long now = streamed.size() + hooked.size() + (long) consumed.size();
            assertThat(now).as("events that came, and more come").isGreaterThan(before);
            before = now;
            Stopwatch quiet = new Stopwatch();
            while (!condition.getAsBoolean() && quiet.seconds() < QUIET_SECONDS) {
                LockSupport.parkNanos(100_000_000);
            }
        }
    }
}
