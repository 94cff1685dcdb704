package org.stenogram.stageruntime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stenogram.stageruntime.kafka.Cluster.eventually;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.stenogram.embedded.EmbeddedBroker;
import org.stenogram.stageruntime.Outcome;
import org.stenogram.stageruntime.RunnerHealth;
import org.stenogram.stageruntime.kafka.Words.Heard;
import org.stenogram.stageruntime.kafka.Words.Said;

/// The broker itself goes away and comes back where it was.
@Timeout(240)
class BrokerOutageIT {

    @TempDir
    Path folder;

    @Test
    void anOutageOfTheBrokerIsWaitedOutAndFailsNoDocument() throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(folder);
        KafkaConnection connection = new KafkaConnection(broker.bootstrapServers(), "", Map.of());
        CountDownLatch away = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        StageDefinition<Words, Said> definition = Words.stage(connection, "hearing", said -> {
            begun.countDown();
            away.await();
            return new Outcome.Emit<>(new Heard(said.key(), said.text()));
        });
        try (Cluster cluster = new Cluster(connection);
                StageRunner<Words> runner =
                        new StageRunner<>(definition, connection, Cluster.settings(), new SimpleMeterRegistry())) {
            runner.start();
            cluster.sendMany(20, 1);
            begun.await();

            broker.close();
            away.countDown();
            eventually("readiness down", () -> runner.health() instanceof RunnerHealth.Waiting, Duration.ofSeconds(40));
            assertThat(runner.health())
                    .isInstanceOfSatisfying(
                            RunnerHealth.Waiting.class,
                            waiting ->
                                    assertThat(waiting.away()).contains("Kafka at " + connection.bootstrapServers()));

            int port = Integer.parseInt(connection.bootstrapServers().split(":")[1]);
            try (EmbeddedBroker _ = EmbeddedBroker.start(folder, port)) {
                cluster.eventuallyHeard(20, _ -> true);
                eventually(
                        "readiness up", () -> runner.health() instanceof RunnerHealth.Serving, Duration.ofSeconds(40));
                cluster.send(new Said("later", "on"));
                cluster.eventuallyHeard(21, _ -> true);
                assertThat(cluster.failures()).isEmpty();
            }
        }
    }

    @Test
    void aStageThatStartsBeforeItsBrokerBeginsWhenTheBrokerIsThere() throws Exception {
        EmbeddedBroker first = EmbeddedBroker.start(folder);
        KafkaConnection connection = new KafkaConnection(first.bootstrapServers(), "", Map.of());
        first.close();
        StageDefinition<Words, Said> definition =
                Words.stage(connection, "hearing", said -> new Outcome.Emit<>(new Heard(said.key(), said.text())));
        try (StageRunner<Words> runner =
                new StageRunner<>(definition, connection, Cluster.settings(), new SimpleMeterRegistry())) {
            runner.start();
            Thread.sleep(1_000);
            assertThat(runner.health()).isNotInstanceOf(RunnerHealth.Serving.class);

            int port = Integer.parseInt(connection.bootstrapServers().split(":")[1]);
            try (EmbeddedBroker _ = EmbeddedBroker.start(folder, port);
                    Cluster cluster = new Cluster(connection)) {
                cluster.send(new Said("a", "text"));
                cluster.eventuallyHeard(1, _ -> true);
                assertThat(runner.health()).isInstanceOf(RunnerHealth.Serving.class);
            }
        }
    }
}
