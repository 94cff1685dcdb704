package org.stenogram.speakersegmentation.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.stenogram.bucket.Bucket;
import org.stenogram.contracts.EventType;
import org.stenogram.contracts.PipelineEvent;
import org.stenogram.contracts.PipelineEvent.DocumentCleaned;
import org.stenogram.eventcodec.EventCodec;
import org.stenogram.eventcodec.FailureEvents;
import org.stenogram.eventcodec.Topics;
import org.stenogram.speakersegmentation.SegmentationStage;
import org.stenogram.speakersegmentation.Segmenter;
import org.stenogram.stageruntime.Runner;
import org.stenogram.stageruntime.kafka.KafkaConnection;
import org.stenogram.stageruntime.kafka.StageDefinition;
import org.stenogram.stageruntime.kafka.StageRunner;
import org.stenogram.stageruntime.kafka.StageSettings;

/// The speaker-segmentation service, part by part. The runtime starts and stops its runner.
@Factory
@Requires(property = "stenogram.speaker-segmentation.enabled", value = "true")
final class SegmentationFactory {

    static final String SPEAKER_SEGMENTATION = "speaker-segmentation";

    private static final String REHEARSAL = SPEAKER_SEGMENTATION + "-rehearsal";

    @Singleton
    @Named(SPEAKER_SEGMENTATION)
    @Bean(preDestroy = "close")
    Runner segmentationRunner(Bucket bucket, KafkaConnection connection, StageSettings settings, MeterRegistry meters) {
        return new StageRunner<>(definition(bucket, connection.topicPrefix()), connection, settings, meters);
    }

    /// The same stage over topics of its own, for staff who want to see what a run would change before they ask for it.
    @Singleton
    @Named(REHEARSAL)
    @Bean(preDestroy = "close")
    Runner segmentationRehearsal(
            Bucket bucket, KafkaConnection connection, StageSettings settings, MeterRegistry meters) {
        return new StageRunner<>(
                definition(
                        REHEARSAL,
                        Topics.REHEARSAL + EventType.DOCUMENT_CLEANED.topic(),
                        bucket,
                        connection.topicPrefix() + Topics.REHEARSAL),
                connection,
                settings.onTheSide(),
                meters);
    }

    /// What the service reads, does and emits; the bucket holds what is too large for a record.
    static StageDefinition<PipelineEvent, DocumentCleaned> definition(Bucket bucket, String prefix) {
        return definition(SPEAKER_SEGMENTATION, EventType.DOCUMENT_CLEANED.topic(), bucket, prefix);
    }

    private static StageDefinition<PipelineEvent, DocumentCleaned> definition(
            String name, String topic, Bucket bucket, String prefix) {
        EventCodec codec = new EventCodec(SPEAKER_SEGMENTATION, prefix, bucket);
        FailureEvents failures = new FailureEvents(SPEAKER_SEGMENTATION, Clock.systemUTC());
        return new StageDefinition<>(
                name,
                List.of(topic),
                DocumentCleaned.class,
                new SegmentationStage(new Segmenter()),
                codec::decode,
                codec::encode,
                (input, record, rejection, attempt) -> failures.failed(
                        input,
                        record,
                        rejection.code(),
                        rejection.reason(),
                        rejection.action(),
                        rejection.retryable(),
                        attempt));
    }
}
