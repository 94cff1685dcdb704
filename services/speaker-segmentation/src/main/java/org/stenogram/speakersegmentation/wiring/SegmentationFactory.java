package org.stenogram.speakersegmentation.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.stenogram.bucket.Bucket;
import org.stenogram.contracts.EventType;
import org.stenogram.contracts.PipelineEvent;
import org.stenogram.contracts.PipelineEvent.DocumentCleaned;
import org.stenogram.eventcodec.EventCodec;
import org.stenogram.eventcodec.FailureEvents;
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

    @Singleton
    @Bean(preDestroy = "close")
    Runner segmentationRunner(Bucket bucket, KafkaConnection connection, StageSettings settings, MeterRegistry meters) {
        return new StageRunner<>(definition(bucket, connection.topicPrefix()), connection, settings, meters);
    }

    /// What the service reads, does and emits; the bucket holds what is too large for a record.
    static StageDefinition<PipelineEvent, DocumentCleaned> definition(Bucket bucket, String prefix) {
        EventCodec codec = new EventCodec(SPEAKER_SEGMENTATION, prefix, bucket);
        FailureEvents failures = new FailureEvents(SPEAKER_SEGMENTATION, Clock.systemUTC());
        return new StageDefinition<>(
                SPEAKER_SEGMENTATION,
                List.of(EventType.DOCUMENT_CLEANED.topic()),
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
