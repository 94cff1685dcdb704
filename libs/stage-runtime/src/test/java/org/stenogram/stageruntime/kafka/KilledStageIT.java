package org.stenogram.stageruntime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stenogram.stageruntime.kafka.Cluster.eventually;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.stenogram.stageruntime.Outcome;
import org.stenogram.stageruntime.kafka.Words.Heard;
import org.stenogram.testkit.KafkaBroker;

/// An instance is killed with -9 in the middle of its work.
@Timeout(180)
class KilledStageIT {

    @RegisterExtension
    final KafkaBroker broker = new KafkaBroker();

    @TempDir
    Path folder;

    @Test
    void whatAKilledInstanceHadInHandIsDoneByTheOther() throws Exception {
        KafkaConnection connection = new KafkaConnection(broker.bootstrapServers(), broker.topicPrefix(), Map.of());
        try (Cluster cluster = new Cluster(connection)) {
            Process other = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            SlowStage.class.getName(),
                            broker.bootstrapServers(),
                            broker.topicPrefix())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("other.log").toFile())
                    .start();
            cluster.sendMany(20, 50);
            try {
                eventually("the other is at work", () -> cluster.all("heard").size() > 50, Duration.ofSeconds(60));
            } finally {
                other.destroyForcibly().waitFor();
            }
            assertThat(cluster.words("heard").stream().distinct().count()).isLessThan(1_000);

            try (StageRunner<Words> runner = new StageRunner<>(
                    Words.stage(connection, "hearing", said -> new Outcome.Emit<>(new Heard(said.key(), said.text()))),
                    connection,
                    Cluster.settings(),
                    new SimpleMeterRegistry())) {
                runner.start();
                cluster.eventuallyHeard(1_000, _ -> true);
            }
            for (int k = 0; k < 20; k++) {
                String key = "key" + k;
                List<Integer> heard = cluster.words("heard").stream()
                        .filter(word -> word.key().equals(key))
                        .map(word -> Integer.parseInt(word.text()))
                        .toList();
                // Some come twice, each time in order; first heard, they are in order.
                assertThat(heard.stream().distinct())
                        .as(key)
                        .containsExactlyElementsOf(
                                IntStream.range(0, 50).boxed().toList());
            }
        }
    }
}
