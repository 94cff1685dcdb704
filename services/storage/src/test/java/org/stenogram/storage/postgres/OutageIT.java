package org.stenogram.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.stenogram.stageruntime.WorldFaultException;
import org.stenogram.storage.IncomingEvent;
import org.stenogram.storage.Sample;

/// The database goes away and comes back: a fault of the world, which fails no document.
class OutageIT {

    @RegisterExtension
    final ArchiveFixture archive = new ArchiveFixture();

    private final Sample june = Sample.of("june.txt");
    private final List<IncomingEvent> events =
            List.of(Sample.incoming(june.opening()), Sample.incoming(june.segmented(), 1));
    private final List<OffsetStep> steps = List.of(new OffsetStep("topic", 0, 0, 2));

    @AfterEach
    void allowConnections() throws SQLException {
        outside("ALTER DATABASE %s ALLOW_CONNECTIONS true");
    }

    @Test
    void whatComesWhileItIsAwayIsAppliedWhenItIsBack() throws SQLException {
        archive.dataSource().setConnectionTimeout(500);
        Archive instance = archive.instance();
        outside("ALTER DATABASE %s ALLOW_CONNECTIONS false");
        outside("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE datname = '%s' AND usename = current_user");

        assertThatExceptionOfType(WorldFaultException.class).isThrownBy(() -> instance.apply(steps, events));
        assertThatExceptionOfType(WorldFaultException.class).isThrownBy(() -> instance.positions(List.of()));

        outside("ALTER DATABASE %s ALLOW_CONNECTIONS true");
        archive.dataSource().setConnectionTimeout(30_000);
        instance.apply(steps, events);
        assertThat(archive.row("SELECT state FROM archive.v_arrival")).isEqualTo("archived");
        assertThat(archive.rows("SELECT * FROM archive.failure")).isEmpty();
    }

    @Test
    void aConnectionThatBreaksInTheMiddleLeavesNothingBehind() throws Exception {
        Archive instance = archive.instance();
        try (Connection other = archive.open();
                ExecutorService writer = Executors.newSingleThreadExecutor()) {
            other.setAutoCommit(false);
            try (PreparedStatement lock =
                    other.prepareStatement("LOCK TABLE archive.segment IN ACCESS EXCLUSIVE MODE")) {
                lock.execute();
            }
            Future<?> writing = writer.submit(() -> instance.apply(steps, events));
            while (archive.rows(WAITING).isEmpty()) {
                Thread.onSpinWait();
            }
            archive.rows("SELECT pg_terminate_backend(pid) FROM (%s) waiting".formatted(WAITING));

            assertThat(writing)
                    .failsWithin(Duration.ofSeconds(30))
                    .withThrowableThat()
                    .withCauseInstanceOf(WorldFaultException.class);
        }

        assertThat(archive.rows("SELECT * FROM archive.arrival")).isEmpty();
        assertThat(archive.rows("SELECT * FROM archive.consumer_offset")).isEmpty();
        instance.apply(steps, events);
        assertThat(archive.row("SELECT state FROM archive.v_arrival")).isEqualTo("archived");
        assertThat(archive.rows("SELECT * FROM archive.failure")).isEmpty();
    }

    private static final String WAITING = "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
            + " AND wait_event_type = 'Lock' AND query LIKE 'COPY archive.segment%'";

    /// Runs a statement from another database.
    private void outside(String sql) throws SQLException {
        String url = archive.database().jdbcUrl();
        int name = url.lastIndexOf('/') + 1;
        try (Connection connection = DriverManager.getConnection(
                        url.substring(0, name) + "postgres",
                        archive.database().user(),
                        archive.database().password());
                PreparedStatement statement = connection.prepareStatement(sql.formatted(url.substring(name)))) {
            statement.execute();
        }
    }
}
