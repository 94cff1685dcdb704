package org.stenogram.storage.postgres;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.stenogram.stageruntime.WorldFaultException;

/// Brings schema `archive` to the version of this program, once, before the first use.
///
/// Flyway holds an advisory lock meanwhile, so of two instances that start together one migrates and the other
/// finds it done.
public final class ArchiveSchema {

    /// Migrations that ran; a table of the schema's own, apart from those of other services.
    static final String HISTORY = "schema_history";

    private final DataSource dataSource;
    private boolean isCurrent;

    /// Does nothing yet; see [#ensure()].
    public ArchiveSchema(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /// Migrates unless this instance did.
    ///
    /// @throws WorldFaultException when the database is away or refuses
    public synchronized void ensure() {
        if (isCurrent) {
            return;
        }
        try {
            Flyway.configure()
                    .dataSource(dataSource)
                    .locations("classpath:db/archive")
                    .schemas("archive")
                    .table(HISTORY)
                    .createSchemas(true)
                    .validateMigrationNaming(true)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new WorldFaultException("schema archive cannot be migrated: " + e.getMessage(), e);
        }
        isCurrent = true;
    }
}
