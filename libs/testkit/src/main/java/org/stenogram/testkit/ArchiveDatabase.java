package org.stenogram.testkit;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.stenogram.embedded.EmbeddedDatabase;

/// One PostgreSQL server per test run, one database of its own per test, with the roles that the services use.
public final class ArchiveDatabase implements BeforeEachCallback {

    /// What a database holds before a test.
    @FunctionalInterface
    public interface Content {

        /// Fills an empty database and leaves no connection to it open.
        void fill(ArchiveDatabase empty) throws SQLException;
    }

    private static final String RIGHTS = """
            SELECT format('GRANT %s ON DATABASE %I TO %s', privilege_type, ?, grantee::regrole)
              FROM pg_database, aclexplode(datacl)
             WHERE datname = ? AND grantee NOT IN (0, datdba)
            """;

    private static final String SHARED = "shared";

    private static final String EMPTY = """
            DO $$
            BEGIN
                EXECUTE (SELECT 'TRUNCATE ' || string_agg(format('%I.%I', schemaname, tablename), ', ') || ' RESTART IDENTITY'
                           FROM pg_tables WHERE schemaname IN ('archive', 'desk') AND tablename <> 'schema_history');
            END
            $$
            """;

    private static final Map<Content, String> TEMPLATES = new HashMap<>();

    private final Supplier<DatabaseServer> server;
    private final @Nullable Content content;
    private String name;
    private boolean isMade;

    /// An empty database before each test.
    public ArchiveDatabase() {
        this(TestServers::database, null, "");
    }

    /// A database before each test that holds something: this is made once a run, and copied.
    public ArchiveDatabase(Content content) {
        this(TestServers::database, content, "");
    }

    private ArchiveDatabase(Supplier<DatabaseServer> server, @Nullable Content content, String name) {
        this.server = server;
        this.content = content;
        this.name = name;
    }

    /// A database before each test with schema `archive` as storage's migrations make it.
    public static ArchiveDatabase withSchema() {
        return new ArchiveDatabase(StorageMigrations.ALL);
    }

    /// One database with schema `archive` for all tests of a run, without a row before each: a service over it need
    /// not be started anew.
    public static ArchiveDatabase emptiedForEachTest() {
        return new ArchiveDatabase(TestServers::database, StorageMigrations.ALL, SHARED);
    }

    /// One database that stays in a folder from run to run, for measurements whose rows take long
    /// to make. Its server is that folder's own, so settings in `data/postgresql.auto.conf` hold.
    public static ArchiveDatabase keptIn(Path folder) {
        return new ArchiveDatabase(() -> TestServers.databaseIn(folder), null, "measured");
    }

    /// Makes schema `archive` in this database, which is empty, as storage's migrations make it.
    public void makeSchema() throws SQLException {
        StorageMigrations.ALL.fill(this);
    }

    @Override
    public void beforeEach(ExtensionContext context) throws SQLException {
        if (isMade && name.equals(SHARED)) {
            empty();
            return;
        }
        if (name.isEmpty() || name.startsWith("t_")) {
            name = "t_" + UUID.randomUUID().toString().replace("-", "");
        }
        if (content == null) {
            server.get().createDatabase(name);
        } else {
            String template = template(server, content);
            server.get().copyDatabase(template, name);
            grantAsIn(template);
        }
        isMade = true;
    }

    /// Storage's migrations leave no row but in their own history.
    private void empty() throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            statement.execute(EMPTY);
        }
    }

    /// A copy has all that a database holds, but not the rights to the database itself.
    private void grantAsIn(String template) throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                PreparedStatement rights = connection.prepareStatement(RIGHTS)) {
            rights.setString(1, name);
            rights.setString(2, template);
            try (ResultSet grants = rights.executeQuery()) {
                while (grants.next()) {
                    statement.execute(grants.getString(1));
                }
            }
        }
    }

    private static synchronized String template(Supplier<DatabaseServer> server, Content content) throws SQLException {
        String known = TEMPLATES.get(content);
        if (known != null) {
            return known;
        }
        String made = "template_" + TEMPLATES.size();
        server.get().createDatabase(made);
        content.fill(new ArchiveDatabase(server, null, made));
        TEMPLATES.put(content, made);
        return made;
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
