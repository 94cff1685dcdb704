package org.stenogram.stageruntime.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.stenogram.stageruntime.kafka.Cluster.eventually;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.stenogram.stageruntime.Outcome;
import org.stenogram.stageruntime.Rejection;
import org.stenogram.stageruntime.RunnerHealth;
import org.stenogram.stageruntime.Stage;
import org.stenogram.stageruntime.WorldFaultException;
import org.stenogram.stageruntime.kafka.Words.Heard;
import org.stenogram.stageruntime.kafka.Words.Said;
import org.stenogram.testkit.KafkaBroker;

/// A stage on a real broker: what it does with order, load, faults, poison, partners and its own end.
@Timeout(120)
class StageRunnerIT {

    @RegisterExtension
    final KafkaBroker broker = new KafkaBroker();

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<StageRunner<Words>> runners = new ArrayList<>();
    private KafkaConnection connection = new KafkaConnection("127.0.0.1:1", "", Map.of());

    @SuppressWarnings("NullAway.Init") // made before each test
    private Cluster cluster;

    @BeforeEach
    void connect() throws Exception {
        connection = new KafkaConnection(broker.bootstrapServers(), broker.topicPrefix(), Map.of());
        cluster = new Cluster(connection);
    }

    @AfterEach
    void stop() {
        runners.forEach(StageRunner::close);
        cluster.close();
    }

    private StageRunner<Words> run(StageSettings settings, Stage<Said, Words> stage) {
        StageRunner<Words> runner =
                new StageRunner<>(Words.stage(connection, "hearing", stage), connection, settings, meters);
        runners.add(runner);
        runner.start();
        return runner;
    }

    private static Outcome<Words> echo(Said said) {
        return new Outcome.Emit<>(new Heard(said.key(), said.text()));
    }

    @Test
    void whatIsSaidOfOneKeyIsHeardInItsOrderAndKeysDoNotWaitForOneAnother() throws Exception {
        CountDownLatch hold = new CountDownLatch(1);
        run(Cluster.settings(4, 400, 1 << 20), said -> {
            if (said.key().equals("key0") && said.text().equals("0")) {
                hold.await();
            }
            return echo(said);
        });

        cluster.sendMany(9, 20);

        cluster.eventuallyHeard(160, heard -> !heard.key().equals("key0"));
        assertThat(cluster.words("heard")).noneMatch(heard -> heard.key().equals("key0"));
        hold.countDown();
        cluster.eventuallyHeard(180, _ -> true);
        List<String> inOrder = IntStream.range(0, 20).mapToObj(String::valueOf).toList();
        for (int k = 0; k < 9; k++) {
            String key = "key" + k;
            assertThat(cluster.words("heard").stream()
                            .filter(heard -> heard.key().equals(key))
                            .map(Words::text))
                    .as(key)
                    .isEqualTo(inOrder);
        }
    }

    @Test
    void nothingIsCommittedBeyondARecordThatIsNotFinished() throws Exception {
        CountDownLatch hold = new CountDownLatch(1);
        run(Cluster.settings(2, 400, 1 << 20), said -> {
            if (said.key().equals("held")) {
                hold.await();
            }
            return echo(said);
        });
        cluster.send(new Said("held", "first"));
        int partition = cluster.all("said").getFirst().partition();
        for (int i = 0; i < 30; i++) {
            ProducerRecord<byte[], byte[]> record =
                    Words.record(connection.topic("said"), new Said("other" + i, "behind"));
            cluster.send(
                    new ProducerRecord<>(record.topic(), partition, record.key(), record.value(), record.headers()));
        }

        cluster.eventuallyHeard(30, _ -> true);
        Thread.sleep(600); // three times as long as commits are apart
        assertThat(cluster.committed("hearing")).isZero();

        hold.countDown();
        eventually("all committed", () -> committed() == 31);
    }

    @Test
    void noMoreIsTakenThanMayBeInFlightAndTheRestComesWhenThereIsRoom() throws Exception {
        CountDownLatch hold = new CountDownLatch(1);
        StageRunner<Words> runner = run(Cluster.settings(2, 16, 1 << 20), said -> {
            hold.await();
            return echo(said);
        });
        cluster.sendMany(200, 1);

        // A poll brings a quarter of what may be in flight, so that at least 13 of 16 are in flight when it is full.
        eventually("full", () -> inFlight() > 12);
        for (int i = 0; i < 20; i++) {
            assertThat(inFlight()).isLessThanOrEqualTo(16);
            Thread.sleep(20);
        }
        assertThat(runner.health()).isInstanceOf(RunnerHealth.Serving.class);
        hold.countDown();

        cluster.eventuallyHeard(200, _ -> true);
        eventually("none in flight", () -> inFlight() == 0);
        assertThat(meters.get("stenogram.stage.in.flight.bytes").gauge().value())
                .isZero();
    }

    @Test
    void bytesInFlightAreBoundedToo() throws Exception {
        CountDownLatch hold = new CountDownLatch(1);
        String long20k = "x".repeat(20_000);
        run(Cluster.settings(2, 32, 40_000), said -> {
            hold.await();
            return echo(said);
        });
        for (int i = 0; i < 40; i++) {
            cluster.send(new Said("key" + i, long20k));
        }

        eventually("full", () -> inFlight() >= 2);
        Thread.sleep(400);
        // The last poll may overshoot, and a poll brings 8 records at most.
        assertThat(inFlight()).isLessThanOrEqualTo(2 + 8);
        hold.countDown();
        cluster.eventuallyHeard(40, _ -> true);
    }

    @Test
    void aFaultOfTheWorldIsWaitedOutWithReadinessDownAndFailsNoDocument() throws Exception {
        AtomicBoolean away = new AtomicBoolean(true);
        AtomicInteger tries = new AtomicInteger();
        StageRunner<Words> runner = run(Cluster.settings(), said -> {
            tries.incrementAndGet();
            if (away.get()) {
                throw new WorldFaultException("the bucket is away", new java.io.IOException("no route"));
            }
            return echo(said);
        });
        cluster.sendMany(5, 4);

        eventually("waiting", () -> runner.health() instanceof RunnerHealth.Waiting);
        assertThat(runner.health())
                .isInstanceOfSatisfying(
                        RunnerHealth.Waiting.class,
                        waiting -> assertThat(waiting.away()).isEqualTo("the bucket is away"));
        eventually("more tries than a document has", () -> tries.get() > 5 * StageSettings.ATTEMPTS);
        away.set(false);

        cluster.eventuallyHeard(20, _ -> true);
        eventually("serving", () -> runner.health() instanceof RunnerHealth.Serving);
        assertThat(cluster.failures()).isEmpty();
        assertThat(count("stenogram.stage.retries", "fault", "world")).isPositive();
    }

    @Test
    void anOutcomeOfRetryIsTriedAgainToo() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        run(
                Cluster.settings(),
                said -> tries.incrementAndGet() < 6 ? new Outcome.Retry<>("not mounted yet") : echo(said));

        cluster.send(new Said("a", "patience"));

        cluster.eventuallyHeard(1, _ -> true);
        assertThat(tries).hasValue(6);
        assertThat(cluster.failures()).isEmpty();
    }

    @Test
    void aDocumentThatMakesTheStageThrowHasThreeAttemptsAndOthersGoOn() throws Exception {
        Map<String, AtomicInteger> tries = new ConcurrentHashMap<>();
        run(Cluster.settings(), said -> {
            int attempt =
                    tries.computeIfAbsent(said.key(), _ -> new AtomicInteger()).incrementAndGet();
            return switch (said.key()) {
                case "bad" -> throw new IllegalStateException("cannot");
                case "deep" -> throw new StackOverflowError();
                // A parser's fault, not the bucket's: a stage that means the world says so.
                case "garbled" -> throw new UncheckedIOException(new CharacterCodingException());
                case "lucky" -> {
                    if (attempt < 3) {
                        throw new IllegalStateException("not yet");
                    }
                    yield echo(said);
                }
                default -> echo(said);
            };
        });
        for (String key : List.of("bad", "deep", "garbled", "lucky", "good", "fine")) {
            cluster.send(new Said(key, "text"));
        }

        cluster.eventuallyHeard(3, _ -> true);
        eventually("three failed", () -> cluster.failures().size() == 3);
        assertThat(cluster.words("heard")).extracting(Words::key).containsExactlyInAnyOrder("lucky", "good", "fine");
        assertThat(cluster.failures()).allSatisfy(failed -> {
            assertThat(failed.code()).isEqualTo("stage-error");
            assertThat(failed.attempt()).isEqualTo(3);
        });
        assertThat(tries.get("bad")).hasValue(3);
        assertThat(tries.get("lucky")).hasValue(3);
        assertThat(tries.get("good")).hasValue(1);
        eventually("all committed", () -> committed() == 6);
    }

    @Test
    void aDocumentThatTheStageRefusesFailsAtTheFirstAttempt() throws Exception {
        run(Cluster.settings(), _ -> new Outcome.Reject<>(new Rejection("too-large", "large", "split it", false)));

        cluster.send(new Said("a", "text"));

        eventually("failed", () -> cluster.failures().size() == 1);
        assertThat(cluster.failures().getFirst().code()).isEqualTo("too-large");
        assertThat(cluster.failures().getFirst().attempt()).isEqualTo(1);
        eventually("counted", () -> count("stenogram.stage.failures", "code", "too-large") == 1);
    }

    @Test
    void poisonIsParkedWithWhereItLiesAndNothingElseStops() throws Exception {
        run(Cluster.settings(), StageRunnerIT::echo);
        String topic = connection.topic("said");
        cluster.send(new Said("before", "text"));
        cluster.send(new ProducerRecord<>(topic, "a".getBytes(UTF_8), new byte[] {0, (byte) 0xff, 7}));
        cluster.send(new ProducerRecord<>(topic, null, null));
        cluster.send(new ProducerRecord<>(topic, new byte[500_000], new byte[300_000]));
        cluster.send(Words.record(topic, new Heard("wrong", "kind")));
        cluster.send(new Said("after", "text"));

        eventually("four parked", () -> cluster.failures().size() == 4);
        cluster.eventuallyHeard(2, _ -> true);
        List<String> places = cluster.all("said").stream()
                .filter(record -> {
                    var kind = record.headers().lastHeader("kind");
                    return kind == null || new String(kind.value(), UTF_8).equals("Heard");
                })
                .map(Faults::place)
                .toList();
        assertThat(cluster.failures()).extracting(Words.Failed::code).containsOnly("not-an-event");
        assertThat(cluster.failures()).extracting(Words.Failed::place).containsExactlyInAnyOrderElementsOf(places);
        assertThat(cluster.words("heard")).extracting(Words::key).containsExactlyInAnyOrder("before", "after");
        eventually("all committed", () -> committed() == 6);
    }

    @Test
    void anEventThatIsTooLargeForTheBrokerFailsItsDocumentOnly() throws Exception {
        run(
                Cluster.settings(),
                said -> said.key().equals("large")
                        ? new Outcome.Emit<>(new Heard("large", "x".repeat(3 << 20)))
                        : echo(said));

        cluster.send(new Said("large", "text"));
        cluster.send(new Said("small", "text"));

        cluster.eventuallyHeard(1, _ -> true);
        eventually("failed", () -> cluster.failures().size() == 1);
        assertThat(cluster.failures().getFirst().key()).isEqualTo("large");
    }

    @Test
    void aSecondInstanceThatJoinsAndLeavesLosesNothingAndKeepsTheOrder() throws Exception {
        Stage<Said, Words> slowly = said -> {
            Thread.sleep(3);
            return echo(said);
        };
        run(Cluster.settings(), slowly);
        cluster.sendMany(30, 10);
        StageRunner<Words> second = run(Cluster.settings(), slowly);
        eventually("joined", () -> second.health() instanceof RunnerHealth.Serving);
        cluster.sendMany(30, 10);
        second.close();
        cluster.sendMany(30, 10);

        eventually("all committed", () -> committed() == 900);
        // Partitions were given back in good order: drained and committed, so nothing came twice.
        assertThat(cluster.words("heard")).hasSize(900);
        for (int k = 0; k < 30; k++) {
            String key = "key" + k;
            assertThat(cluster.words("heard").stream()
                            .filter(heard -> heard.key().equals(key))
                            .map(heard -> Integer.parseInt(heard.text())))
                    .as(key)
                    .hasSize(30)
                    .containsExactlyElementsOf(
                            IntStream.range(0, 30).mapToObj(i -> i % 10).toList());
        }
    }

    @Test
    void stoppingFinishesAndCommitsWhatIsUnderWayAndBeginsNothingElse() throws Exception {
        CountDownLatch begun = new CountDownLatch(2);
        AtomicInteger handled = new AtomicInteger();
        StageRunner<Words> runner = run(Cluster.settings(2, 64, 1 << 20), said -> {
            handled.incrementAndGet();
            begun.countDown();
            Thread.sleep(500);
            return echo(said);
        });
        cluster.sendMany(40, 1);
        begun.await();

        long start = System.nanoTime();
        runner.close();
        long millis = (System.nanoTime() - start) / 1_000_000;

        // Each of two workers had one under way; one more each may have begun just before.
        assertThat(handled.get()).isBetween(2, 4);
        assertThat(cluster.words("heard")).hasSize(handled.get());
        assertThat(millis).isLessThan(10_000);
        assertThat(runner.health()).isInstanceOf(RunnerHealth.Stopped.class);
        runner.close();

        run(Cluster.settings(8, 64, 1 << 20), StageRunnerIT::echo);
        cluster.eventuallyHeard(40, _ -> true);
    }

    @Test
    void workThatDoesNotEndIsAbandonedAfterTheStopTimeoutAndComesAgain() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        StageSettings impatient = new StageSettings(
                2,
                64,
                1 << 20,
                Duration.ofMillis(500),
                Duration.ofMillis(300),
                Duration.ofMillis(300),
                Duration.ofMillis(50),
                Duration.ofSeconds(6));
        StageRunner<Words> runner = run(impatient, said -> {
            begun.countDown();
            new CountDownLatch(1).await();
            return echo(said);
        });
        cluster.send(new Said("a", "endless"));
        begun.await();

        runner.close();

        assertThat(runner.health()).isInstanceOf(RunnerHealth.Stopped.class);
        assertThat(cluster.failures()).isEmpty();
        assertThat(committed()).isZero();
        run(Cluster.settings(), StageRunnerIT::echo);
        cluster.eventuallyHeard(1, heard -> heard.text().equals("endless"));
    }

    @Test
    void lagDurationsAndOutcomesAreThereToBeSeen() throws Exception {
        CountDownLatch hold = new CountDownLatch(1);
        run(Cluster.settings(2, 8, 1 << 20), said -> {
            hold.await();
            return echo(said);
        });
        cluster.sendMany(50, 1);

        eventually("lag of all that is said", () -> lag() == 50);
        hold.countDown();
        eventually("no lag", () -> lag() == 0);

        assertThat(meters.get("stenogram.stage.duration")
                        .tags("stage", "hearing", "outcome", "emitted")
                        .timer()
                        .count())
                .isEqualTo(50);
    }

    private double lag() {
        return meters.find("stenogram.stage.lag").gauges().stream()
                .mapToDouble(gauge -> gauge.value())
                .sum();
    }

    private double inFlight() {
        var gauge = meters.find("stenogram.stage.in.flight").gauge();
        return gauge == null ? 0 : gauge.value();
    }

    private double count(String name, String tag, String value) {
        var counter = meters.find(name).tag(tag, value).counter();
        return counter == null ? 0 : counter.count();
    }

    private long committed() {
        try {
            return cluster.committed("hearing");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
