package org.stenogram.standalone.follow;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.stenogram.bucket.Bucket;
import org.stenogram.contracts.EventType;
import org.stenogram.contracts.PipelineEvent;
import org.stenogram.contracts.PipelineEvent.DocumentAmended;
import org.stenogram.contracts.PipelineEvent.DocumentFailed;
import org.stenogram.contracts.PipelineEvent.DocumentSegmented;
import org.stenogram.contracts.PipelineEvent.ReprocessRequested;
import org.stenogram.eventcodec.EventCodec;
import org.stenogram.stageruntime.kafka.KafkaConnection;
import org.stenogram.stageruntime.kafka.RecordPublisher;
import org.stenogram.testkit.KafkaBroker;

/// Documents that come, and what happens to them: the events of the stages before storage go to Kafka, as the stages
/// send
/// them, and storage makes the archive of them. What must be told in the end follows from what happens alone.
final class Stories implements AutoCloseable {

    private static final String STORAGE = "storage";
    private static final String SEEN = """
            SELECT event_id, feed_position
              FROM archive.event
             WHERE feed_position > ? AND type NOT LIKE '%.cleaned.%' AND type NOT LIKE '%.segmented.%'
            """;

    /// Events that are sent together once the chapter before is in the archive, and what is then told, in order.
    private record Chapter(List<PipelineEvent> events, List<Told> told) {}

    private final KafkaBroker kafka;
    private final Bucket bucket;
    private final Services services;
    private final RecordPublisher publisher;
    private final Map<UUID, List<Told>> expected = new ConcurrentHashMap<>();
    private final LongAdder told = new LongAdder();
    private final Set<UUID> seen = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Stories(KafkaBroker kafka, Bucket bucket, Services services) {
        this.kafka = kafka;
        this.bucket = bucket;
        this.services = services;
        this.publisher =
                new RecordPublisher(new KafkaConnection(kafka.bootstrapServers(), kafka.topicPrefix(), Map.of()));
        threads.submit(this::watch);
    }

    /// A document arrives, and soon what is to happen to it happens: one in 13 fails, one in 7 is run again, one in 11
    /// is
    /// withdrawn, and half of those are restored.
    void tell(Minutes minutes) {
        tell(List.of(minutes));
    }

    /// The same with many documents, which arrive together.
    void tell(List<Minutes> many) {
        List<List<Chapter>> stories = many.stream().map(Stories::story).toList();
        for (List<Chapter> story : stories) {
            List<Told> all =
                    story.stream().flatMap(chapter -> chapter.told().stream()).toList();
            told.add(all.size());
            expected.put(all.getFirst().subject(), all);
        }
        publish(stories.stream()
                .flatMap(story -> story.getFirst().events().stream())
                .toList());
        stories.stream().filter(story -> story.size() > 1).forEach(story -> threads.submit(() -> goOn(story)));
    }

    /// A document arrives and is archived, and nothing else happens to it.
    void archive(Minutes minutes) {
        publish(List.of(minutes.received(), minutes.segmented(1)));
    }

    /// By document, what everyone must hear of it, in order.
    Map<UUID, List<Told>> expected() {
        return new LinkedHashMap<>(expected);
    }

    /// How many events are in the archive's feed, of those that it tells.
    int archived() {
        return seen.size();
    }

    /// How many events are still to come into it.
    long missing() {
        return told.sum() - seen.size();
    }

    private static List<Chapter> story(Minutes minutes) {
        List<Chapter> story = new ArrayList<>();
        UUID first = minutes.runId(1).value();
        UUID document = minutes.documentId().value();
        if (minutes.number() % 13 == 5) {
            story.add(new Chapter(List.of(minutes.received()), List.of(told(minutes.received()))));
            story.add(new Chapter(List.of(minutes.failed()), List.of(told(minutes.failed()))));
            return story;
        }
        // In one order or the other: storage takes both.
        List<PipelineEvent> arrival = List.of(minutes.received(), minutes.segmented(1));
        story.add(new Chapter(
                minutes.number() % 2 == 0 ? arrival : arrival.reversed(),
                List.of(told(minutes.received()), stored(EventType.DOCUMENT_ARCHIVED, first, document))));
        if (minutes.number() % 7 == 3) {
            story.add(new Chapter(
                    List.of(minutes.reprocess(), minutes.segmented(2)),
                    List.of(
                            told(minutes.reprocess()),
                            stored(EventType.DOCUMENT_ARCHIVED, minutes.runId(2).value(), document))));
        }
        if (minutes.number() % 11 == 4) {
            story.add(amended(minutes.withdraw(), EventType.DOCUMENT_WITHDRAWN));
        }
        if (minutes.number() % 22 == 4) {
            story.add(amended(minutes.restore(), EventType.DOCUMENT_ARCHIVED));
        }
        return story;
    }

    private static Chapter amended(DocumentAmended amendment, EventType follows) {
        return new Chapter(
                List.of(amendment),
                List.of(told(amendment), stored(follows, amendment.amendmentId(), amendment.key())));
    }

    private static Told told(PipelineEvent event) {
        return new Told(
                event.type().eventId(event.subjectId(), stage(event)),
                event.key(),
                event.type().cloudEventType());
    }

    private static Told stored(EventType type, UUID of, UUID document) {
        return new Told(type.eventId(of, STORAGE), document, type.cloudEventType());
    }

    private static String stage(PipelineEvent event) {
        return switch (event) {
            case DocumentSegmented _ -> "speaker-segmentation";
            case DocumentFailed failed -> failed.stage();
            case ReprocessRequested _, DocumentAmended _ -> "query";
            default -> "ingest";
        };
    }

    private void goOn(List<Chapter> story) {
        try {
            for (int chapter = 1; chapter < story.size(); chapter++) {
                UUID last = story.get(chapter - 1).told().getLast().id();
                while (!seen.contains(last)) {
                    Thread.sleep(20);
                }
                publish(story.get(chapter).events());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void publish(List<PipelineEvent> events) {
        publisher.publish(events.stream()
                .map(event -> new EventCodec(stage(event), kafka.topicPrefix(), bucket).encodeInTrace(event, null))
                .toList());
    }

    /// What has its place in the feed, so that what happens next comes after it.
    private void watch() {
        long position = 0;
        try (Connection connection = services.watch();
                PreparedStatement statement = connection.prepareStatement(SEEN)) {
            while (!threads.isShutdown()) {
                statement.setLong(1, position);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        seen.add(row.getObject("event_id", UUID.class));
                        position = Math.max(position, row.getLong("feed_position"));
                    }
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// All that must be told, of every document.
    Stream<Told> all() {
        return expected.values().stream().flatMap(List::stream);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        publisher.close();
    }
}
