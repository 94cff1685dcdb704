package org.stenogram.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.stenogram.embedded.EmbeddedDatabase;
import org.stenogram.storage.editions.SearchConfigurations;

/// Schema `archive` from nothing and again.
class ArchiveSchemaIT {

    @RegisterExtension
    final ArchiveFixture archive = new ArchiveFixture();

    @Test
    void aStartThatFindsTheSchemaLeavesItAlone() {
        String before = String.join("\n", archive.rows("SELECT * FROM archive.schema_history ORDER BY installed_rank"));

        new ArchiveSchema(archive.dataSource()).ensure();

        assertThat(archive.rows("SELECT * FROM archive.schema_history ORDER BY installed_rank"))
                .isEqualTo(before.lines().toList())
                .isNotEmpty();
    }

    @Test
    void instancesThatStartTogetherOnAnEmptyDatabaseMigrateOnce() throws Exception {
        archive.execute("DROP SCHEMA archive CASCADE");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> starts = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                starts.add(threads.submit(() -> new ArchiveSchema(archive.dataSource()).ensure()));
            }
            for (Future<?> start : starts) {
                start.get();
            }
        }

        assertThat(archive.rows("SELECT script FROM archive.schema_history WHERE NOT success"))
                .isEmpty();
        assertThat(archive.rows("SELECT script FROM archive.schema_history WHERE script LIKE '%.sql'"))
                .doesNotHaveDuplicates()
                .contains("V0001__create_archive.sql", "R__views.sql");
    }

    @Test
    void queryReadsViewsAndNoTables() {
        assertThat(mayRead(EmbeddedDatabase.QUERY, "v")).isNotEmpty().doesNotContain("f");
        assertThat(mayRead(EmbeddedDatabase.QUERY, "r")).isNotEmpty().doesNotContain("t");
    }

    @Test
    void ingestReadsOneView() {
        assertThat(archive.rows("SELECT relname FROM pg_class WHERE relnamespace = 'archive'::regnamespace"
                        + " AND relkind IN ('r', 'v') AND has_table_privilege('" + EmbeddedDatabase.INGEST
                        + "', oid, 'SELECT')"))
                .containsExactly("v_arrival");
    }

    @Test
    void theServerHasEverySearchConfigurationThatStorageNames() {
        assertThat(archive.rows("SELECT cfgname FROM pg_ts_config WHERE cfgnamespace = 'pg_catalog'::regnamespace"))
                .containsAll(SearchConfigurations.all());
    }

    private List<String> mayRead(String role, String kind) {
        return archive.rows("SELECT DISTINCT has_table_privilege('%s', oid, 'SELECT') FROM pg_class".formatted(role)
                + " WHERE relnamespace = 'archive'::regnamespace AND relkind = '%s'".formatted(kind));
    }
}
