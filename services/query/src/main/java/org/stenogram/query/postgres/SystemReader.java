package org.stenogram.query.postgres;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stenogram.query.pages.SystemView.Emitted;
import org.stenogram.query.pages.SystemView.Migration;
import org.stenogram.query.pages.SystemView.TableSize;

/// Reads how the database is, and what it knows of the services.
public final class SystemReader {

    /// Among the latest few thousand events every service that works has one.
    private static final String EMITTED = """
            SELECT DISTINCT ON (service) service, software, occurred_at
              FROM (SELECT replace(source, '/stenogram/', '') AS service, software, occurred_at, feed_position
                      FROM archive.v_event
                     ORDER BY feed_position DESC
                     LIMIT 5000) AS latest
             WHERE service <> ''
             ORDER BY service, feed_position DESC
            """;

    private static final String TABLES = """
            SELECT n.nspname || '.' || c.relname AS name, pg_total_relation_size(c.oid) AS bytes,
                   greatest(0, c.reltuples)::bigint AS row_count
              FROM pg_class c
              JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE c.relkind = 'r' AND n.nspname IN ('archive', 'desk', 'delivery')
             ORDER BY bytes DESC, name
             LIMIT 8
            """;

    private final Archive archive;

    /// @param archive where to read
    public SystemReader(Archive archive) {
        this.archive = archive;
    }

    /// Which software each service's latest event was made by.
    public List<Emitted> emitted() {
        return archive.list(
                Sql.of(EMITTED),
                row -> new Emitted(row.text("service"), row.textOrNull("software"), row.time("occurred_at")));
    }

    /// Changes of the schema, the latest first.
    public List<Migration> migrations() {
        return archive.list(
                Sql.of("""
                        SELECT coalesce(version, 'again') AS version, description, installed_on, success
                          FROM archive.v_migration
                         ORDER BY installed_rank DESC
                        """),
                row -> new Migration(
                        row.text("version"), row.text("description"), row.time("installed_on"), row.flag("success")));
    }

    /// Size of the database in bytes.
    public long bytes() {
        return archive.one(Sql.of("SELECT pg_database_size(current_database()) AS bytes"), row -> row.large("bytes"))
                .orElseThrow();
    }

    /// The largest tables, indexes included.
    public List<TableSize> tables() {
        return archive.list(
                Sql.of(TABLES), row -> new TableSize(row.text("name"), row.large("bytes"), row.large("row_count")));
    }

    /// How far those have read who keep that in the database, by topic and partition: `topic 0`.
    public Map<String, Long> positions() {
        Map<String, Long> positions = new HashMap<>();
        archive.list(
                Sql.of("""
                        SELECT topic, partition, next_offset FROM archive.v_consumer_offset
                         UNION ALL
                        SELECT topic, partition, next_offset FROM desk.consumer_offset
                        """),
                row -> positions.put(row.text("topic") + " " + row.number("partition"), row.large("next_offset")));
        return positions;
    }
}
