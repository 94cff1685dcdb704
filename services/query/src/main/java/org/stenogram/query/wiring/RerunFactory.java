package org.stenogram.query.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.stenogram.bucket.Bucket;
import org.stenogram.eventcodec.EventCodec;
import org.stenogram.eventcodec.Software;
import org.stenogram.eventcodec.Topics;
import org.stenogram.query.kafka.GroupWatch;
import org.stenogram.query.kafka.RehearsalSink;
import org.stenogram.query.kafka.RerunRequests;
import org.stenogram.query.kafka.RerunWork;
import org.stenogram.query.postgres.Archive;
import org.stenogram.query.postgres.Desk;
import org.stenogram.query.postgres.MachineEditionReader;
import org.stenogram.query.postgres.RehearsalTable;
import org.stenogram.query.postgres.RerunDesk;
import org.stenogram.query.postgres.RerunQueue;
import org.stenogram.query.postgres.RunReader;
import org.stenogram.query.postgres.SystemReader;
import org.stenogram.stageruntime.kafka.KafkaConnection;
import org.stenogram.stageruntime.kafka.RecordDecoder;
import org.stenogram.stageruntime.kafka.RecordPublisher;
import org.stenogram.stageruntime.kafka.SinkDefinition;
import org.stenogram.stageruntime.kafka.SinkRunner;
import org.stenogram.stageruntime.kafka.StageSettings;

/// What runs many documents again, and what looks how the system is. None of it counts for readiness: the archive is
/// read and searched without it, and
/// without Kafka.
@Factory
@Requires(property = "stenogram.query.enabled", value = "true")
final class RerunFactory {

    private static final String QUERY = "query";

    @Singleton
    RerunDesk rerunDesk(Archive archive, Desk desk) {
        return new RerunDesk(archive, desk, Software.version());
    }

    @Singleton
    RehearsalTable rehearsalTable(Archive archive, Desk desk) {
        return new RehearsalTable(archive, desk);
    }

    @Singleton
    SystemReader systemReader(Archive archive) {
        return new SystemReader(archive);
    }

    @Singleton
    GroupWatch groupWatch(KafkaConnection connection) {
        return new GroupWatch(connection);
    }

    /// Asks the pipeline, a few documents at a time.
    @Context
    @Bean(preDestroy = "close")
    RerunWork rerunWork(
            Archive archive,
            Desk desk,
            RunReader runs,
            RehearsalTable rehearsals,
            RerunRequests requests,
            @Named(QUERY) RecordPublisher publisher,
            Bucket bucket,
            KafkaConnection connection,
            QuerySettings settings) {
        RerunWork work = new RerunWork(
                new RerunQueue(archive, desk),
                rehearsals,
                runs,
                requests,
                new RerunRequests(publisher, rehearsalCodec(bucket, connection), Clock.systemUTC()),
                settings.rerunDocuments());
        work.start();
        return work;
    }

    /// Reads what the stages answer to samples.
    @Context
    @Bean(preDestroy = "close")
    Rehearsals rehearsals(
            Archive archive,
            RehearsalTable table,
            Bucket bucket,
            KafkaConnection connection,
            StageSettings settings,
            MeterRegistry meters) {
        EventCodec codec = rehearsalCodec(bucket, connection);
        SinkRunner<?> runner = new SinkRunner<>(
                new SinkDefinition<>(
                        QUERY,
                        RehearsalSink.TOPICS,
                        RecordDecoder.sized(codec::decode, codec::bytes),
                        new RehearsalSink(table, new MachineEditionReader(archive))),
                connection,
                settings.onTheSide(),
                meters);
        runner.start();
        return new Rehearsals(runner);
    }

    private static EventCodec rehearsalCodec(Bucket bucket, KafkaConnection connection) {
        return new EventCodec(QUERY, connection.topicPrefix() + Topics.REHEARSAL, bucket);
    }

    /// Keeps the runner from being one of those that readiness asks.
    record Rehearsals(SinkRunner<?> runner) implements AutoCloseable {

        @Override
        public void close() {
            runner.close();
        }
    }
}
