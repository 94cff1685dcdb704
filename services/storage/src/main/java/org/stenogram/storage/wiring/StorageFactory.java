package org.stenogram.storage.wiring;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;
import org.stenogram.bucket.Bucket;
import org.stenogram.eventcodec.EventCodec;
import org.stenogram.stageruntime.Runner;
import org.stenogram.stageruntime.kafka.KafkaConnection;
import org.stenogram.stageruntime.kafka.RecordDecoder;
import org.stenogram.stageruntime.kafka.RecordPublisher;
import org.stenogram.stageruntime.kafka.SinkDefinition;
import org.stenogram.stageruntime.kafka.SinkRunner;
import org.stenogram.stageruntime.kafka.StageSettings;
import org.stenogram.storage.bucket.OriginalReading;
import org.stenogram.storage.bucket.OriginalRemoval;
import org.stenogram.storage.bucket.PayloadSweep;
import org.stenogram.storage.fixity.FixityPlan;
import org.stenogram.storage.kafka.ArchiveSink;
import org.stenogram.storage.kafka.OutboxPublisher;
import org.stenogram.storage.kafka.TopicRecords;
import org.stenogram.storage.payloads.SweepPlan;
import org.stenogram.storage.postgres.Archive;
import org.stenogram.storage.postgres.ArchiveSchema;
import org.stenogram.storage.postgres.ErasedOriginals;
import org.stenogram.storage.postgres.Fixity;
import org.stenogram.storage.postgres.Outbox;
import org.stenogram.storage.postgres.Sequencer;
import org.stenogram.storage.postgres.StorageMetrics;

/// The storage service, part by part. The runtime starts and stops the runners. Parts of a kind that other
/// services have too bear the service's name.
@Factory
@Requires(property = "stenogram.storage.enabled", value = "true")
final class StorageFactory {

    private static final String STORAGE = "storage";

    /// For the writer and for migrations; comes up without the database too, which is then waited for.
    @Singleton
    @Named(STORAGE)
    @Bean(preDestroy = "close")
    HikariDataSource pool(StorageSettings settings, MeterRegistry meters) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("stenogram-storage");
        config.setDataSource(single(settings));
        config.setAutoCommit(false);
        // Counting a batch after locking it has to see what others committed, whatever the server's default is.
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setMinimumIdle(1);
        config.setMaximumPoolSize(settings.poolSize());
        config.setConnectionTimeout(settings.connectTimeout().toMillis());
        config.setInitializationFailTimeout(-1);
        config.setMetricRegistry(meters);
        return new HikariDataSource(config);
    }

    /// The first runner to come by migrates.
    @Singleton
    ArchiveSchema schema(@Named(STORAGE) HikariDataSource pool) {
        return new ArchiveSchema(pool);
    }

    @Singleton
    StorageMetrics metrics(MeterRegistry meters) {
        return new StorageMetrics(meters);
    }

    @Singleton
    @Named(STORAGE)
    EventCodec codec(KafkaConnection connection, Bucket bucket) {
        return new EventCodec(STORAGE, connection.topicPrefix(), bucket);
    }

    @Singleton
    @Named(STORAGE)
    @Bean(preDestroy = "close")
    RecordPublisher publisher(KafkaConnection connection) {
        return new RecordPublisher(connection);
    }

    @Singleton
    @Named("storage-sink")
    @Bean(preDestroy = "close")
    Runner sink(
            @Named(STORAGE) HikariDataSource pool,
            ArchiveSchema schema,
            StorageMetrics metrics,
            @Named(STORAGE) EventCodec codec,
            KafkaConnection connection,
            StageSettings settings,
            MeterRegistry meters) {
        Archive archive = new Archive(pool, schema, metrics, Clock.systemUTC());
        ArchiveSink sink = new ArchiveSink(archive, codec, Clock.systemUTC());
        return new SinkRunner<>(
                new SinkDefinition<>(
                        STORAGE, ArchiveSink.TOPICS, RecordDecoder.sized(codec::decode, codec::bytes), sink),
                connection,
                settings,
                meters);
    }

    @Singleton
    @Named("storage-sequencer")
    @Bean(preDestroy = "close")
    Runner sequencer(StorageSettings settings, ArchiveSchema schema) {
        return Sequencer.loop(single(settings), schema, Clock.systemUTC());
    }

    @Singleton
    @Named("storage-relay")
    @Bean(preDestroy = "close")
    Runner relay(
            StorageSettings settings,
            ArchiveSchema schema,
            StorageMetrics metrics,
            @Named(STORAGE) EventCodec codec,
            @Named(STORAGE) RecordPublisher publisher) {
        return Outbox.relay(
                single(settings), schema, new OutboxPublisher(codec, publisher), metrics, Clock.systemUTC());
    }

    @Singleton
    @Named("storage-fixity")
    @Bean(preDestroy = "close")
    Runner fixity(StorageSettings settings, ArchiveSchema schema, StorageMetrics metrics, Bucket bucket) {
        return new Fixity(
                single(settings),
                schema,
                new FixityPlan(settings.fixityPeriod(), settings.fixityBytesPerSecond()),
                new OriginalReading(bucket, settings.fixityBytesPerSecond()),
                metrics,
                Clock.systemUTC());
    }

    @Singleton
    @Named("storage-erasure")
    @Bean(preDestroy = "close")
    Runner erasure(StorageSettings settings, ArchiveSchema schema, Bucket bucket) {
        return ErasedOriginals.loop(single(settings), schema, new OriginalRemoval(bucket), Clock.systemUTC());
    }

    @Singleton
    @Named("storage-payloads")
    @Bean(preDestroy = "close")
    Runner payloads(StorageSettings settings, StorageMetrics metrics, Bucket bucket, KafkaConnection connection) {
        return new PayloadSweep(
                bucket,
                new TopicRecords(connection),
                new SweepPlan(settings.payloadSweep(), settings.payloadRetention()),
                metrics,
                Clock.systemUTC());
    }

    /// Connections outside the pool. A server that is gone without a word is noticed when its answer is overdue.
    private static PGSimpleDataSource single(StorageSettings settings) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(settings.jdbcUrl());
        source.setUser(settings.user());
        source.setPassword(settings.password());
        source.setApplicationName("stenogram-storage");
        source.setConnectTimeout(seconds(settings.connectTimeout()));
        source.setSocketTimeout(seconds(settings.answerTimeout()));
        source.setTcpKeepAlive(true);
        return source;
    }

    private static int seconds(Duration duration) {
        return Math.toIntExact(duration.toSeconds());
    }
}
