package org.stenogram.standalone.follow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.stenogram.bucket.folder.FolderBucket;
import org.stenogram.eventfeed.FeedFilter;
import org.stenogram.standalone.Eventually;
import org.stenogram.standalone.follow.HookReceiver.Mood;
import org.stenogram.testkit.ArchiveDatabase;
import org.stenogram.testkit.KafkaBroker;

/// Everything that can be cut between an archive and its followers is cut while documents arrive, and each follower
/// ends with exactly what happened. `bench/events cuts` runs it at full size.
class CutsIT {

    private static final int CUTS = Integer.getInteger("stenogram.cuts", 20);
    private static final int DOCUMENTS = Integer.getInteger("stenogram.documents", 300);
    /// Services are started often here, and have little time to grow quick.
    private static final List<String> JVM = List.of("-Xmx256m", "-XX:TieredStopAtLevel=1");

    private static final long PAUSE_NANOS = 20_000_000;

    @RegisterExtension
    final KafkaBroker kafka = new KafkaBroker();

    @RegisterExtension
    final ArchiveDatabase database = new ArchiveDatabase();

    @TempDir
    Path folder;

    private final List<Told> streamed = Collections.synchronizedList(new ArrayList<>());
    private final List<Long> positions = Collections.synchronizedList(new ArrayList<>());
    private final List<Told> hooked = Collections.synchronizedList(new ArrayList<>());
    private final List<Told> consumed = Collections.synchronizedList(new ArrayList<>());

    @Test
    void whateverIsCutEachFollowerEndsWithExactlyWhatHappenedInOrder() throws Exception {
        long seed = Long.getLong("stenogram.seed", System.nanoTime());
        System.out.printf(
                "%d cuts while %d documents arrive; the same again: -Dstenogram.seed=%d%n", CUTS, DOCUMENTS, seed);
        List<String> topics = FeedFilter.FOLLOWED.stream()
                .map(type -> kafka.topicPrefix() + type.topic())
                .toList();
        try (HttpClient client = HttpClient.newHttpClient();
                Services services = new Services(kafka, database, JVM, folder);
                HookReceiver receiver =
                        new HookReceiver(json -> hooked.add(Told.of(json)), 2 * Services.SEND_TIMEOUT_MILLIS);
                Wire wire = Wire.to(services.query().port())) {
            services.start();
            services.subscribe("{\"target\":\"%s\",\"from\":\"beginning\"}".formatted(receiver.address()));
            try (Stories stories = new Stories(kafka, new FolderBucket("test", folder.resolve("bucket")), services);
                    StreamReader reader = StreamReader.open(
                            client,
                            URI.create("http://127.0.0.1:%d/api/v1/events?from=beginning".formatted(wire.port())),
                            this::stream);
                    TopicReader consumer = TopicReader.open(
                            kafka.bootstrapServers(), kafka.topicPrefix() + "outside", topics, consumed::add)) {
                Cuts cuts = new Cuts(services, wire, receiver, consumer, CUTS, seed);
                Stopwatch watch = new Stopwatch();
                try (ExecutorService arriving = Executors.newSingleThreadExecutor()) {
                    for (int cut = 0; cut < CUTS; cut++) {
                        int first = DOCUMENTS * cut / CUTS;
                        int end = DOCUMENTS * (cut + 1) / CUTS;
                        arriving.submit(() -> arrive(stories, first, end));
                        int extra = DOCUMENTS + cut;
                        cuts.make(() -> arriving.submit(() -> arrive(stories, extra, extra + 1)));
                    }
                }
                System.out.println("cuts and arrivals: " + watch);
                awaitAll(stories, services);
                // Whatever would still come, and must not.
                Thread.sleep(2000);

                Map<UUID, List<Told>> expected = stories.expected();
                assertThat(positions).isSorted().doesNotHaveDuplicates();
                assertThat(byDocument(streamed)).as("server-sent events").isEqualTo(expected);
                assertThat(byDocument(withoutNeighbours(hooked))).as("webhooks").isEqualTo(expected);
                assertThat(byTopicAndDocument(new ArrayList<>(new LinkedHashSet<>(consumed))))
                        .as("Kafka")
                        .isEqualTo(byTopicAndDocument(stories.all().toList()));
                print(cuts, receiver, reader, consumer, stories.all().count());
                assertThat(cuts.made()).containsOnlyKeys(Cuts.Kind.values());
                assertThat(reader.connections()).isGreaterThan(1);
                assertThat(consumer.crashes()).isPositive();
            }
        }
    }

    private void stream(long position, JsonNode json) {
        positions.add(position);
        streamed.add(Told.of(json));
    }

    private static void arrive(Stories stories, int first, int end) {
        for (int number = first; number < end; number++) {
            stories.tell(new Minutes(number));
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void awaitAll(Stories stories, Services services) {
        long all = stories.all().count();
        try {
            Eventually.get(() -> new HashSet<>(streamed).size(), count -> count >= all);
            Eventually.get(() -> new HashSet<>(hooked).size(), count -> count >= all);
            Eventually.get(() -> new HashSet<>(consumed).size(), count -> count >= all);
        } catch (AssertionError e) {
            StringBuilder said = new StringBuilder("of %d events %d are archived, %d streamed, %d hooked, %d consumed"
                    .formatted(all, stories.archived(), streamed.size(), hooked.size(), consumed.size()));
            services.all().forEach(service -> said.append("\n\n%s: %s".formatted(service.name(), service.said())));
            throw new AssertionError(said.toString(), e);
        }
    }

    /// A webhook whose answer was lost comes again before the next one, and not later.
    private static List<Told> withoutNeighbours(List<Told> all) {
        List<Told> kept = new ArrayList<>();
        for (Told each : all) {
            if (kept.isEmpty() || !kept.getLast().equals(each)) {
                kept.add(each);
            }
        }
        return kept;
    }

    private static Map<UUID, List<Told>> byDocument(List<Told> all) {
        Map<UUID, List<Told>> documents = new HashMap<>();
        all.forEach(each -> documents
                .computeIfAbsent(each.subject(), _ -> new ArrayList<>())
                .add(each));
        return documents;
    }

    /// Kafka keeps order within a topic and key.
    private static Map<String, List<Told>> byTopicAndDocument(List<Told> all) {
        Map<String, List<Told>> parts = new LinkedHashMap<>();
        all.forEach(each -> parts.computeIfAbsent(each.type() + " " + each.subject(), _ -> new ArrayList<>())
                .add(each));
        return new HashMap<>(parts);
    }

    private void print(Cuts cuts, HookReceiver receiver, StreamReader reader, TopicReader consumer, long events) {
        System.out.printf("%d events of %d documents; cuts: %s%n", events, DOCUMENTS, cuts.made());
        System.out.printf(
                "server-sent events: %d, none twice, over %d connections%n", streamed.size(), reader.connections());
        System.out.printf(
                "webhooks: %d, %d of them again; answers: 500 %d, 429 %d, too late %d, none %d%n",
                hooked.size(),
                hooked.size() - events,
                receiver.answers(Mood.FAILS),
                receiver.answers(Mood.BUSY),
                receiver.answers(Mood.SLOW),
                receiver.answers(Mood.DIES));
        System.out.printf(
                "Kafka: %d, %d of them again, %d crashes%n",
                consumed.size(), consumed.size() - events, consumer.crashes());
    }
}
