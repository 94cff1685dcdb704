package org.stenogram.subscriptions.postgres;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.stenogram.subscriptions.LedgerAwayException;

/// Brings schema `delivery` to the version of this program, once, before the first use. Flyway holds a lock
/// meanwhile, so of two processes that start together one migrates and the other finds it done.
public final class DeliverySchema {

    private final DataSource source;
    private boolean isCurrent;

    /// Does nothing yet; see [#ensure()].
    public DeliverySchema(DataSource source) {
        this.source = source;
    }

    /// Migrates unless this process did.
    ///
    /// @throws LedgerAwayException when the database is away, or storage has not given this role its rights yet
    public synchronized void ensure() {
        if (isCurrent) {
            return;
        }
        try {
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:db/delivery")
                    .schemas("delivery")
                    .table("schema_history")
                    .createSchemas(true)
                    .validateMigrationNaming(true)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new LedgerAwayException(e);
        }
        isCurrent = true;
    }
}
