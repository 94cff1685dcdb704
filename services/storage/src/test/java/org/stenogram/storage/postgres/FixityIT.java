package org.stenogram.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.stenogram.bucket.folder.FolderBucket;
import org.stenogram.contracts.EventType;
import org.stenogram.contracts.PipelineEvent.OriginalChecked;
import org.stenogram.eventcodec.EventJson;
import org.stenogram.storage.Sample;
import org.stenogram.storage.bucket.OriginalReading;
import org.stenogram.storage.fixity.Finding;
import org.stenogram.storage.fixity.FixityPlan;
import org.stenogram.storage.fixity.Originals;
import org.stenogram.storage.postgres.FeedLoop.Next;

/// Originals are read again in their turn, and what is found is told once.
class FixityIT {

    private static final long FAST = 1_000_000_000;
    private static final FixityPlan MONTHLY = new FixityPlan(Duration.ofDays(30), FAST);
    private static final String FOUND = "SELECT name, check_outcome, checked_at AT TIME ZONE 'UTC' FROM archive.v_check"
            + " ORDER BY checked_at, name";
    private static final String EVENTS =
            "SELECT data FROM archive.event WHERE type LIKE '%original.checked%' AND is_outgoing ORDER BY event_seq";

    @RegisterExtension
    final ArchiveFixture archive = new ArchiveFixture();

    @TempDir
    Path folder;

    private final Sample june = Sample.of("june.txt");
    private final Sample july = Sample.of("july.txt").withWords("The harbour is frozen.");
    private final Sample august = Sample.of("august.txt").withWords("The harbour is open.");
    private FolderBucket bucket;

    @BeforeEach
    void fill() throws IOException {
        bucket = new FolderBucket("test", folder);
        for (Sample sample : List.of(june, july, august)) {
            archive.apply(sample.opening(), sample.segmented());
            put(sample, words(sample));
        }
    }

    @Test
    void eachOriginalIsReadOnceInAPeriod() throws Exception {
        assertThat(check(days(29))).isZero();
        assertThat(check(days(31))).isEqualTo(3);
        assertThat(check(days(60))).isZero();
        assertThat(archive.rows(FOUND))
                .hasSize(3)
                .allMatch(row -> row.endsWith("|intact|2026-02-02 03:04:05"))
                .anyMatch(row -> row.startsWith("june.txt"));

        assertThat(check(days(62))).isEqualTo(3);

        assertThat(archive.rows(EVENTS)).hasSize(6);
        assertThat(archive.meters
                        .counter(StorageMetrics.FIXITY_CHECKED, "outcome", "intact")
                        .count())
                .isEqualTo(6);
        assertThat(archive.meters.counter(StorageMetrics.FIXITY_BYTES).count())
                .isEqualTo(2.0
                        * (words(june).length()
                                + words(july).length()
                                + words(august).length()));
    }

    @Test
    void aChangedAndALostOriginalAreToldAndLookedAtEachDayUntilTheyAreIntact() throws Exception {
        String rotten = words(june).replace('m', 'n');
        put(june, rotten);
        bucket.delete(july.original().objectKey());

        assertThat(check(days(31))).isEqualTo(3);

        assertThat(archive.rows("SELECT name, check_outcome FROM archive.v_check ORDER BY name"))
                .containsExactly("august.txt|intact", "july.txt|missing", "june.txt|different");
        OriginalChecked told = archive.rows(EVENTS).stream()
                .map(data -> EventJson.read(data, OriginalChecked.class))
                .filter(checked -> checked.documentId().equals(june.documentId()))
                .findFirst()
                .orElseThrow();
        assertThat(told.runId()).isEqualTo(june.runId());
        assertThat(told.version()).isEqualTo(1);
        assertThat(told.sha256()).isEqualTo(june.original().sha256());
        assertThat(told.foundSha256()).isNotNull().isNotEqualTo(told.sha256());
        assertThat(told.foundBytes()).isEqualTo(rotten.length());
        assertThat(archive.meters.get(StorageMetrics.FIXITY_FAULTY).gauge().value())
                .isEqualTo(2);

        assertThat(check(days(31).plusSeconds(3600))).isZero();
        put(june, words(june));
        put(july, words(july));
        assertThat(check(days(32))).isEqualTo(2);
        assertThat(check(days(33))).isZero();
        assertThat(archive.meters.get(StorageMetrics.FIXITY_FAULTY).gauge().value())
                .isZero();
    }

    @Test
    void whatIsToldTakesItsPlaceInTheFeedAndGoesOut() throws Exception {
        check(days(31));
        try (Connection connection = archive.open()) {
            connection.setAutoCommit(false);
            while (Sequencer.stamp(connection) == Next.AGAIN) {
                connection.commit();
            }
            connection.commit();
            CountDownLatch published = new CountDownLatch(3);
            Outbox.relay(
                    connection,
                    events -> events.stream()
                            .filter(event -> event.event().type() == EventType.ORIGINAL_CHECKED)
                            .forEach(_ -> published.countDown()),
                    archive.metrics);
            connection.commit();

            assertThat(published.getCount()).isZero();
        }
    }

    @Test
    void anotherInstancePassesOverWhatOneIsReadingAndABrokenOneLeavesItToTheNext() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger readings = new AtomicInteger();
        Originals slow = new Reading(sha256 -> {
            readings.incrementAndGet();
            begun.countDown();
            await(go);
            return reading().read(sha256);
        });
        try (Connection one = connection();
                Connection other = connection();
                Connection third = connection()) {
            CompletableFuture<Next> first = CompletableFuture.supplyAsync(() -> step(fixity(slow, days(31)), one));
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(archive.row("SELECT count(*) FROM pg_stat_activity WHERE state = 'idle in transaction'"
                            + " AND datname = current_database()"))
                    .as("no transaction is held while an original is read")
                    .isEqualTo("0");

            Fixity second = fixity(reading(), days(31));
            assertThat(step(second, other)).isEqualTo(Next.AGAIN);
            assertThat(step(second, other)).isEqualTo(Next.AGAIN);
            assertThat(step(second, other)).isEqualTo(Next.WAIT);
            one.abort(Runnable::run);
            assertThat(afterAMoment(third)).isEqualTo(Next.AGAIN);

            go.countDown();
            assertThat(first).failsWithin(Duration.ofSeconds(10));
        }
        assertThat(readings).hasValue(1);
        assertThat(archive.rows(EVENTS)).hasSize(3);
    }

    @Test
    void aReadingEndsWhenItIsStoppedAndTheOriginalIsStillDue() throws Exception {
        OriginalReading stopped = reading();
        stopped.close();
        try (Connection connection = connection()) {
            assertThat(step(fixity(stopped, days(31)), connection)).isEqualTo(Next.WAIT);
        }
        assertThat(archive.rows(EVENTS)).isEmpty();
        assertThat(check(days(31))).isEqualTo(3);
    }

    @Test
    void readingKeepsBelowItsRate() throws Exception {
        long begin = System.nanoTime();
        try (OriginalReading slowly = new OriginalReading(bucket, 256 * 1024)) {
            for (Sample sample : List.of(june, july)) {
                assertThat(slowly.read(sample.original().sha256()).orElseThrow().outcome())
                        .hasToString("INTACT");
            }
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(490));
    }

    private int check(Instant now) throws SQLException {
        Fixity fixity = fixity(reading(), now);
        int checked = 0;
        try (Connection connection = connection()) {
            while (step(fixity, connection) == Next.AGAIN) {
                checked++;
            }
        }
        return checked;
    }

    private Fixity fixity(Originals originals, Instant now) {
        return new Fixity(
                archive.dataSource(),
                new ArchiveSchema(archive.dataSource()),
                MONTHLY,
                originals,
                archive.metrics,
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private Connection connection() throws SQLException {
        Connection connection = archive.open();
        connection.setAutoCommit(false);
        return connection;
    }

    private static Next step(Fixity fixity, Connection connection) {
        try {
            Next next = fixity.step(connection);
            connection.commit();
            return next;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private OriginalReading reading() {
        return new OriginalReading(bucket, FAST);
    }

    private void put(Sample sample, String words) throws IOException {
        Path file = folder.resolve(sample.original().objectKey());
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        bucket.put(sample.original().objectKey(), new ByteArrayInputStream(words.getBytes(StandardCharsets.UTF_8)));
    }

    /// The bytes that have the sample's hash.
    private static String words(Sample sample) {
        return sample.words().replace(sample.name(), "");
    }

    private static Instant days(int days) {
        return ArchiveFixture.NOW.plus(Duration.ofDays(days));
    }

    /// The server notices after a moment that an instance is gone, and lets go of what it was reading.
    private Next afterAMoment(Connection connection) throws Exception {
        Next next = Next.WAIT;
        for (int i = 0; i < 100 && next == Next.WAIT; i++) {
            Thread.sleep(50);
            next = step(fixity(reading(), days(31)), connection);
        }
        return next;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Reading(java.util.function.Function<String, Optional<Finding>> how) implements Originals {

        @Override
        public Optional<Finding> read(String sha256) {
            return how.apply(sha256);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
