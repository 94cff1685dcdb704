package org.stenogram.ingest.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stenogram.bucket.IntakeBucket;
import org.stenogram.eventcodec.EventCodec;
import org.stenogram.ingest.Announcer;
import org.stenogram.ingest.IngestCounts;
import org.stenogram.ingest.IngestRunner;
import org.stenogram.ingest.Manifests;
import org.stenogram.ingest.Reconciler;
import org.stenogram.ingest.bucket.BucketBatches;
import org.stenogram.ingest.bucket.BucketManifests;
import org.stenogram.ingest.kafka.KafkaAnnouncer;
import org.stenogram.ingest.postgres.ArchiveView;
import org.stenogram.stageruntime.kafka.KafkaConnection;
import org.stenogram.stageruntime.kafka.RecordPublisher;

/// The ingest service, part by part. The runtime starts and stops the two runners.
@Factory
@Requires(property = "stenogram.ingest.enabled", value = "true")
final class IngestFactory {

    private static final String INGEST = "ingest";
    private static final Logger LOG = LoggerFactory.getLogger(IngestFactory.class);

    @Singleton
    IngestCounts counts() {
        return new IngestCounts();
    }

    @Singleton
    Manifests manifests(IntakeBucket bucket) {
        return new BucketManifests(bucket);
    }

    @Singleton
    @Bean(
            preDestroy = "close",
            typed = {Announcer.class, KafkaAnnouncer.class})
    KafkaAnnouncer announcer(KafkaConnection connection, IntakeBucket bucket) {
        EventCodec codec = new EventCodec(INGEST, connection.topicPrefix(), bucket);
        return new KafkaAnnouncer(codec, new RecordPublisher(connection));
    }

    @Singleton
    @Bean(preDestroy = "close")
    IngestRunner runner(
            IntakeBucket bucket,
            Manifests manifests,
            Announcer announcer,
            IngestSettings settings,
            IngestCounts counts,
            MeterRegistry meters) {
        IngestRunner runner = new IngestRunner(
                bucket,
                manifests,
                new BucketBatches(bucket, manifests),
                announcer,
                settings.rules(),
                counts,
                Clock.systemUTC());
        IngestMetrics.bind(counts, runner, meters);
        if (settings.jdbcUrl().isEmpty()) {
            LOG.atInfo()
                    .addKeyValue("setting", "stenogram.ingest.jdbc-url")
                    .log("no database is set: arrivals are not compared with the archive");
        }
        return runner;
    }

    @Singleton
    @Bean(preDestroy = "close")
    @Requires(property = "stenogram.ingest.jdbc-url", pattern = ".+")
    Reconciler reconciler(
            Manifests manifests,
            Announcer announcer,
            IngestSettings settings,
            IngestCounts counts,
            IngestRunner runner) {
        ArchiveView archive = new ArchiveView(settings.jdbcUrl(), settings.user(), settings.password());
        return new Reconciler(
                manifests, archive, announcer, settings.rules(), counts, runner::holds, Clock.systemUTC());
    }
}
