package org.stenogram.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.stenogram.storage.Sample;
import org.stenogram.storage.postgres.FeedLoop.Next;

/// The feed: every event has one place, which never changes, and no reader who follows it misses one.
class SequencerIT {

    private static final int WRITERS = 3;
    private static final int DOCUMENTS = 12;
    private static final String AFTER =
            "SELECT feed_position || ' ' || document_id || ' ' || event_id FROM archive.v_event"
                    + " WHERE feed_position > %d ORDER BY feed_position";

    @RegisterExtension
    final ArchiveFixture archive = new ArchiveFixture();

    @Test
    void aReaderWhoFollowsTheFeedMissesNothingWhileSeveralWrite() throws Exception {
        List<String> followed = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int partition = writer;
                writers.add(threads.submit(() -> write(partition)));
            }
            while (!writers.stream().allMatch(Future::isDone) || stamp() != Next.WAIT) {
                stamp();
                follow(followed);
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
        follow(followed);

        assertThat(followed).isEqualTo(archive.rows(AFTER.formatted(0)));
        assertThat(positions(followed))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, WRITERS * DOCUMENTS * 4)
                        .boxed()
                        .toList());
    }

    @Test
    void eventsOfOneDocumentStandInTheOrderInWhichTheyWereApplied() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < WRITERS; writer++) {
                int partition = writer;
                threads.submit(() -> write(partition));
            }
        }
        while (stamp() != Next.WAIT) {
            // Until nothing waits.
        }

        assertThat(archive.rows("SELECT document_id FROM (SELECT document_id, feed_position < lag(feed_position)"
                        + " OVER (PARTITION BY document_id ORDER BY event_seq) AS is_wrong FROM archive.event) f"
                        + " WHERE is_wrong"))
                .isEmpty();
        assertThat(archive.row("SELECT count(DISTINCT document_id) FROM archive.v_event"))
                .isEqualTo(Integer.toString(DOCUMENTS));
    }

    @Test
    void theTimeOfStampingNeverGoesBackAlongTheFeed() throws Exception {
        for (String file : List.of("june.txt", "july.txt", "august.txt")) {
            archive.apply(Sample.of(file).opening());
            while (stamp() != Next.WAIT) {
                // Until nothing waits.
            }
        }

        assertThat(archive.rows("SELECT feed_position FROM (SELECT feed_position, stamped_at IS NULL"
                        + " OR stamped_at < lag(stamped_at) OVER (ORDER BY feed_position) AS is_wrong FROM archive.event) f"
                        + " WHERE is_wrong"))
                .isEmpty();
        assertThat(archive.row("SELECT count(DISTINCT stamped_at) FROM archive.event"))
                .isEqualTo("3");
    }

    @Test
    void whatCommitsFirstWaitsForWhatBeganBefore() throws SQLException {
        Sample june = Sample.of("june.txt");
        try (Connection slow = archive.open()) {
            slow.setAutoCommit(false);
            try (PreparedStatement takeNumber = slow.prepareStatement("SELECT pg_current_xact_id()")) {
                takeNumber.execute();
            }
            archive.apply(june.opening());

            assertThat(stamp()).isEqualTo(Next.SOON);
            assertThat(archive.rows("SELECT * FROM archive.v_event")).isEmpty();
            slow.rollback();
        }

        assertThat(stamp()).isEqualTo(Next.AGAIN);
        assertThat(archive.row("SELECT feed_position FROM archive.v_event")).isEqualTo("1");
    }

    @Test
    void aPlaceOnceGivenStays() throws SQLException {
        Sample june = Sample.of("june.txt");
        archive.apply(june.opening());
        stamp();
        List<String> before = archive.rows(AFTER.formatted(0));

        archive.apply(june.segmented(), june.opening());
        stamp();

        assertThat(archive.rows(AFTER.formatted(0)))
                .startsWith(before.toArray(String[]::new))
                .hasSize(3);
    }

    @Test
    void eventsOfAnotherServerAreStampedAfterARestore() throws SQLException {
        Sample june = Sample.of("june.txt");
        archive.apply(june.opening(), june.segmented());
        archive.execute("UPDATE archive.event SET transaction_id = '1000000000'::xid8");

        assertThat(stamp()).isEqualTo(Next.AGAIN);

        assertThat(archive.row("SELECT count(*) FROM archive.event WHERE feed_position IS NULL"))
                .isEqualTo("0");
    }

    @Test
    void twoSequencersDoNotStampAtATime() throws SQLException {
        archive.apply(Sample.of("june.txt").opening());
        try (Connection first = open();
                Connection second = open()) {
            assertThat(Sequencer.stamp(first)).isEqualTo(Next.AGAIN);
            assertThat(Sequencer.stamp(second)).isEqualTo(Next.WAIT);
            first.commit();
        }
    }

    /// All writers write to the same documents, each in runs of its own.
    private void write(int partition) {
        Archive instance = archive.instance();
        for (int i = 0; i < DOCUMENTS; i++) {
            Sample run = Sample.of("file%d.txt".formatted(i))
                    .withRun("run" + partition)
                    .withWords("Words of %d and %d.".formatted(partition, i));
            instance.apply(
                    List.of(new OffsetStep("topic", partition, i, i + 1)),
                    List.of(
                            Sample.incoming(run.opening()),
                            Sample.incoming(run.cleaned()),
                            Sample.incoming(run.segmented())));
        }
    }

    private Next stamp() throws SQLException {
        try (Connection connection = open()) {
            Next next = Sequencer.stamp(connection);
            connection.commit();
            return next;
        }
    }

    private void follow(List<String> followed) {
        long last = followed.isEmpty() ? 0 : positions(followed).getLast();
        followed.addAll(archive.rows(AFTER.formatted(last)));
    }

    private static List<Long> positions(List<String> followed) {
        return followed.stream()
                .map(row -> Long.valueOf(row.substring(0, row.indexOf(' '))))
                .toList();
    }

    private Connection open() throws SQLException {
        return archive.dataSource().getConnection();
    }
}
