package org.stenogram.testkit;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.stenogram.embedded.EmbeddedDatabase;

/// One PostgreSQL server per test run, one empty database per test, with the roles that the services use.
public final class ArchiveDatabase implements BeforeEachCallback {

    private final Supplier<DatabaseServer> server;
    private String name;

    /// An empty database before each test.
    public ArchiveDatabase() {
        this(TestServers::database, "");
    }

    private ArchiveDatabase(Supplier<DatabaseServer> server, String name) {
        this.server = server;
        this.name = name;
    }

    /// One database that stays in a folder from run to run, for measurements whose rows take long
    /// to make. Its server is that folder's own, so settings in `data/postgresql.auto.conf` hold.
    public static ArchiveDatabase keptIn(Path folder) {
        return new ArchiveDatabase(() -> TestServers.databaseIn(folder), "measured");
    }

    @Override
    public void beforeEach(ExtensionContext context) throws SQLException {
        if (name.isEmpty() || name.startsWith("t_")) {
            name = "t_" + UUID.randomUUID().toString().replace("-", "");
        }
        server.get().createDatabase(name);
    }

    /// The JDBC URL of this test's database, without user.
    public String jdbcUrl() {
        return server.get().jdbcUrl(name);
    }

    /// The role that owns the database; [EmbeddedDatabase#QUERY] and [EmbeddedDatabase#INGEST] exist beside it.
    public String user() {
        return EmbeddedDatabase.OWNER;
    }

    /// The password of every role.
    public String password() {
        return server.get().password();
    }

    /// A new connection as the owner; the caller closes it.
    public Connection open() throws SQLException {
        return open(user());
    }

    /// A new connection as a role; the caller closes it.
    public Connection open(String role) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), role, password());
    }
}
