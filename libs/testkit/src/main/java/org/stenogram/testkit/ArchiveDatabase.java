package org.stenogram.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.stenogram.embedded.EmbeddedDatabase;

/// One PostgreSQL server per test run, one empty database per test, with the roles that the services use.
public final class ArchiveDatabase implements BeforeEachCallback {

    private String name = "";

    @Override
    public void beforeEach(ExtensionContext context) throws SQLException {
        String fresh = "t_" + UUID.randomUUID().toString().replace("-", "");
        TestServers.database().createDatabase(fresh);
        name = fresh;
    }

    /// The JDBC URL of this test's database, without user.
    public String jdbcUrl() {
        return TestServers.database().jdbcUrl(name);
    }

    /// The role that owns the database; [EmbeddedDatabase#QUERY] and [EmbeddedDatabase#INGEST] exist beside it.
    public String user() {
        return EmbeddedDatabase.OWNER;
    }

    /// The password of every role.
    public String password() {
        return TestServers.database().password();
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
