package org.stenogram.stageruntime.kafka;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.stenogram.stageruntime.Outcome;
import org.stenogram.stageruntime.kafka.Words.Heard;

/// A stage as a process of its own, for tests that kill it.
final class SlowStage {

    private SlowStage() {}

    /// Runs until it is killed.
    ///
    /// @param args bootstrap servers, topic prefix
    public static void main(String[] args) throws InterruptedException {
        KafkaConnection connection = new KafkaConnection(args[0], args[1], Map.of());
        StageRunner<Words> runner = new StageRunner<>(
                Words.stage(connection, "hearing", said -> {
                    Thread.sleep(5);
                    return new Outcome.Emit<>(new Heard(said.key(), said.text()));
                }),
                connection,
                Cluster.settings(),
                new SimpleMeterRegistry());
        runner.start();
        new CountDownLatch(1).await();
    }
}
