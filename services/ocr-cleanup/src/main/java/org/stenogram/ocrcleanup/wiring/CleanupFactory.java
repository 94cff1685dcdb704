package org.stenogram.ocrcleanup.wiring;

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
import org.stenogram.contracts.PipelineEvent.OpeningEvent;
import org.stenogram.eventcodec.EventCodec;
import org.stenogram.eventcodec.FailureEvents;
import org.stenogram.eventcodec.Topics;
import org.stenogram.ocrcleanup.Cleanup;
import org.stenogram.ocrcleanup.CleanupStage;
import org.stenogram.ocrcleanup.bucket.BucketOriginals;
import org.stenogram.stageruntime.Runner;
import org.stenogram.stageruntime.kafka.KafkaConnection;
import org.stenogram.stageruntime.kafka.StageDefinition;
import org.stenogram.stageruntime.kafka.StageRunner;
import org.stenogram.stageruntime.kafka.StageSettings;

/// The ocr-cleanup service, part by part. The runtime starts and stops its runner.
@Factory
@Requires(property = "stenogram.ocr-cleanup.enabled", value = "true")
final class CleanupFactory {

    static final String OCR_CLEANUP = "ocr-cleanup";

    private static final String REHEARSAL = OCR_CLEANUP + "-rehearsal";

    @Singleton
    Cleanup cleanup(CleanupSettings settings) {
        return Cleanup.reading(settings.maxTextBytes(), settings.ocrLanguages(), settings.dictionaries());
    }

    @Singleton
    @Named(OCR_CLEANUP)
    @Bean(preDestroy = "close")
    Runner cleanupRunner(
            Cleanup cleanup, Bucket bucket, KafkaConnection connection, StageSettings settings, MeterRegistry meters) {
        return new StageRunner<>(definition(cleanup, bucket, connection.topicPrefix()), connection, settings, meters);
    }

    /// The same stage over topics of its own, for staff who want to see what a run would change before they ask for it.
    @Singleton
    @Named(REHEARSAL)
    @Bean(preDestroy = "close")
    Runner cleanupRehearsal(
            Cleanup cleanup, Bucket bucket, KafkaConnection connection, StageSettings settings, MeterRegistry meters) {
        return new StageRunner<>(
                definition(
                        REHEARSAL,
                        List.of(Topics.REHEARSAL + EventType.REPROCESS_REQUESTED.topic()),
                        cleanup,
                        bucket,
                        connection.topicPrefix() + Topics.REHEARSAL),
                connection,
                settings.onTheSide(),
                meters);
    }

    /// What the service reads, does and emits.
    static StageDefinition<PipelineEvent, OpeningEvent> definition(Cleanup cleanup, Bucket bucket, String prefix) {
        return definition(
                OCR_CLEANUP,
                List.of(EventType.DOCUMENT_RECEIVED.topic(), EventType.REPROCESS_REQUESTED.topic()),
                cleanup,
                bucket,
                prefix);
    }

    private static StageDefinition<PipelineEvent, OpeningEvent> definition(
            String name, List<String> topics, Cleanup cleanup, Bucket bucket, String prefix) {
        EventCodec codec = new EventCodec(OCR_CLEANUP, prefix, bucket);
        FailureEvents failures = new FailureEvents(OCR_CLEANUP, Clock.systemUTC());
        return new StageDefinition<>(
                name,
                topics,
                OpeningEvent.class,
                new CleanupStage(new BucketOriginals(bucket), cleanup),
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
