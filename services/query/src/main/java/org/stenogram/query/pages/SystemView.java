package org.stenogram.query.pages;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// The page of how the system is.
///
/// @param software of this process
/// @param emitted which software each service's latest event was made by
/// @param groups who reads from Kafka now, absent when Kafka does not answer
/// @param runners parts of this process and how they do, in words or [#SERVING], by name
/// @param migrations of the database, the latest first
/// @param bytes size of the database
/// @param tables the largest tables
/// @param settings in force, secrets hidden
/// @param quality of this release
public record SystemView(
        String software,
        List<Emitted> emitted,
        @Nullable List<Group> groups,
        SortedMap<String, String> runners,
        List<Migration> migrations,
        long bytes,
        List<TableSize> tables,
        SortedMap<String, String> settings,
        QualityReport quality) {

    /// How a part of this process is called that does its work.
    public static final String SERVING = "serving";

    /// Copies the lists.
    public SystemView {
        emitted = List.copyOf(emitted);
        groups = groups == null ? null : List.copyOf(groups);
        migrations = List.copyOf(migrations);
        tables = List.copyOf(tables);
    }

    /// The latest event of a service.
    ///
    /// @param software absent when the event is of before that was said
    public record Emitted(String service, @Nullable String software, Instant at) {}

    /// Those who read for one purpose.
    ///
    /// @param name of the group, without prefix
    /// @param state as Kafka calls it: `Stable`
    /// @param members how many processes read
    /// @param lags records that are not finished, by topic
    public record Group(String name, String state, int members, Map<String, Long> lags) {

        /// Records that are not finished, in all topics.
        public long lag() {
            return lags.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /// A change of the database's schema.
    public record Migration(String version, String description, Instant at, boolean isDone) {}

    /// A table with its indexes.
    public record TableSize(String name, long bytes, long rows) {}
}
