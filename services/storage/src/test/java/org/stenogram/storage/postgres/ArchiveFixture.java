package org.stenogram.storage.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.stenogram.contracts.PipelineEvent;
import org.stenogram.storage.IncomingEvent;
import org.stenogram.storage.Sample;
import org.stenogram.testkit.ArchiveDatabase;

/// An archive on a fresh database for each test, fed without Kafka.
final class ArchiveFixture implements BeforeEachCallback, AfterEachCallback {

    /// What the archive's clock shows.
    static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private static final String TOPIC = "test";
    private static final List<String> CHILDREN_FIRST = List.of(
            "withdrawal",
            "erasure",
            "erased_original",
            "amendment_place",
            "amendment",
            "machine_edition",
            "segment",
            "edition_person",
            "person_alias",
            "person",
            "edition",
            "version",
            "document",
            "arrival",
            "batch",
            "run",
            "early_edition",
            "failure",
            "event",
            "relay_position",
            "consumer_offset");

    /// Migrated once a run, by what migrates in operation.
    private static final ArchiveDatabase.Content MIGRATED = empty -> {
        try (HikariDataSource dataSource = pool(empty)) {
            new ArchiveSchema(dataSource).ensure();
        }
    };

    private final ArchiveDatabase database = new ArchiveDatabase(MIGRATED);
    private final AtomicLong nextOffset = new AtomicLong();
    private @Nullable HikariDataSource dataSource;
    private @Nullable Archive archive;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final StorageMetrics metrics = new StorageMetrics(meters);

    @Override
    public void beforeEach(ExtensionContext context) throws SQLException {
        database.beforeEach(context);
        dataSource = pool(database);
        archive = instance();
        archive.positions(List.of());
    }

    private static HikariDataSource pool(ArchiveDatabase database) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.jdbcUrl());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setAutoCommit(false);
        config.setMaximumPoolSize(4);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Objects.requireNonNull(dataSource).close();
    }

    HikariDataSource dataSource() {
        return Objects.requireNonNull(dataSource);
    }

    Connection open() throws SQLException {
        return database.open();
    }

    ArchiveDatabase database() {
        return database;
    }

    /// One more instance of storage on the same database.
    Archive instance() {
        return new Archive(dataSource(), new ArchiveSchema(dataSource()), metrics, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /// Applies events as one batch of one partition.
    void apply(PipelineEvent... events) {
        applyAll(Arrays.asList(events));
    }

    void applyAll(Collection<? extends PipelineEvent> events) {
        List<IncomingEvent> incoming = new ArrayList<>();
        for (PipelineEvent event : events) {
            incoming.add(Sample.incoming(event, incoming.size()));
        }
        deliver(incoming);
    }

    void deliver(List<IncomingEvent> events) {
        long from = nextOffset.getAndAdd(events.size());
        Objects.requireNonNull(archive).apply(List.of(new OffsetStep(TOPIC, 0, from, from + events.size())), events);
    }

    /// Takes everything out again, so that one test can go many ways to the same end.
    void clear() throws SQLException {
        StringBuilder deletes = new StringBuilder("SET LOCAL synchronous_commit = off;");
        for (String table : CHILDREN_FIRST) {
            deletes.append("DELETE FROM archive.").append(table).append(';');
        }
        execute(deletes.toString());
        nextOffset.set(0);
    }

    /// The rows of a query, columns joined by a vertical bar.
    List<String> rows(String sql) {
        // A connection of its own: the driver writes times in another form once a statement has run five times.
        try (Connection connection = database.open()) {
            return rows(connection, sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    static List<String> rows(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            List<String> rows = new ArrayList<>();
            while (row.next()) {
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    columns.add(String.valueOf(row.getString(i)));
                }
                rows.add(String.join("|", columns));
            }
            return rows;
        }
    }

    String row(String sql) {
        List<String> rows = rows(sql);
        if (rows.size() != 1) {
            throw new AssertionError("%d rows: %s".formatted(rows.size(), sql));
        }
        return rows.getFirst();
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
            connection.commit();
        }
    }
}
