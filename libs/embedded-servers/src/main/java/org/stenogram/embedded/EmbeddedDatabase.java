package org.stenogram.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/// A real PostgreSQL server as a child process, reachable on loopback only, with the roles that the services use.
///
/// Durable: `fsync` and `synchronous_commit` are on, which the library that starts it turns off. Data survives in
/// its folder; the
/// port is new at each start. After a crash of this process the server lives on as an orphan: the next start stops
/// it first.
public final class EmbeddedDatabase implements AutoCloseable {

    /// The role that owns the schemas.
    public static final String OWNER = "stenogram_storage";
    /// The role of the query service: reads views.
    public static final String QUERY = "stenogram_query";
    /// The role of the ingest service's reconciler: reads one view.
    public static final String INGEST = "stenogram_ingest";
    /// The role of the subscriptions service: reads the event views, owns schema `delivery`.
    public static final String SUBSCRIPTIONS = "stenogram_subscriptions";

    private static final String SUPERUSER = "postgres";
    /// PostgreSQL's major version of the binaries that come along; a test holds it against the server.
    static final String MAJOR = "18";

    private final EmbeddedPostgres server;

    private EmbeddedDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    /// Starts a server on a folder, making a new cluster there when it is empty.
    ///
    /// @throws IOException when the folder holds data of another major version, or the server does not start
    public static EmbeddedDatabase start(Path folder) throws IOException {
        Path data = folder.resolve("data");
        Files.createDirectories(folder);
        refuseOtherMajor(data);
        OrphanServer.stop(data);
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setLocaleConfig("locale", "C.UTF-8")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("max_connections", "100")
                .setServerConfig("jit", "off")
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("server.log").toFile()))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("server.log").toFile()))
                .start();
        EmbeddedDatabase database = new EmbeddedDatabase(server);
        try {
            database.createRoles();
        } catch (SQLException e) {
            database.close();
            throw new IOException("PostgreSQL in %s refused to create its roles".formatted(folder), e);
        }
        return database;
    }

    /// Creates a database that [#OWNER] owns, unless there is one of that name.
    ///
    /// @param name lower-case letters, digits and underscores
    /// @throws SQLException when the server refuses
    public void createDatabase(String name) throws SQLException {
        check(name);
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            boolean exists = statement
                    .executeQuery("SELECT FROM pg_database WHERE datname = '%s'".formatted(name))
                    .next();
            if (!exists) {
                statement.execute("CREATE DATABASE %s OWNER %s".formatted(name, OWNER));
            }
        }
    }

    /// Makes a database that the owner's role owns and that holds what another one holds.
    ///
    /// @param from the other one's name; nobody may be connected to it
    /// @param name lower-case letters, digits and underscores
    /// @throws SQLException when the server refuses
    public void copyDatabase(String from, String name) throws SQLException {
        check(from);
        check(name);
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE %s OWNER %s TEMPLATE %s".formatted(name, OWNER, from));
        }
    }

    private static void check(String name) {
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("database name must be lower-case letters, digits and _, was " + name);
        }
    }

    /// The JDBC URL of a database, without user.
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.getPort(), database);
    }

    /// Stops the server and waits for it.
    @Override
    public void close() throws IOException {
        server.close();
    }

    private Connection superuser() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(SUPERUSER), SUPERUSER, "");
    }

    private void createRoles() throws SQLException {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            for (String role : new String[] {OWNER, QUERY, INGEST, SUBSCRIPTIONS}) {
                statement.execute("""
                        DO $$
                        BEGIN
                            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '%1$s') THEN
                                CREATE ROLE %1$s LOGIN;
                            END IF;
                        END
                        $$
                        """.formatted(role));
            }
        }
    }

    private static void refuseOtherMajor(Path data) throws IOException {
        Path version = data.resolve("PG_VERSION");
        if (Files.exists(version)) {
            String found = Files.readString(version).strip();
            if (!found.equals(MAJOR)) {
                throw new IOException("""
                        the data in %s was written by PostgreSQL %s, and this program brings PostgreSQL %s. Start the \
                        program version that wrote it, or set these files aside and drop the originals in again.""".formatted(data, found, MAJOR));
            }
        }
    }
}
