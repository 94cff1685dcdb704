package org.stenogram.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseIT {

    @TempDir
    Path folder;

    @Test
    void theServerIsDurableAndOfTheMajorVersionWeSayItIs() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            database.createDatabase("archive");

            assertThat(show(database, "fsync")).isEqualTo("on");
            assertThat(show(database, "synchronous_commit")).isEqualTo("on");
            assertThat(show(database, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(show(database, "server_version")).startsWith(EmbeddedDatabase.MAJOR + ".");
        }
    }

    @Test
    void dataSurvivesARestartOnAnotherPort() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            database.createDatabase("archive");
            execute(database, "CREATE TABLE kept AS SELECT 42 AS answer");
        }

        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            assertThat(ask(database, "SELECT answer FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void aServerLeftBehindByACrashIsStoppedAndTheDataTakenOver() throws Exception {
        Process crashed = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        CrashingProgram.class.getName(),
                        folder.toString())
                .inheritIO()
                .start();
        assertThat(crashed.waitFor()).isEqualTo(CrashingProgram.EXIT);
        long pid = Long.parseLong(
                Files.readAllLines(folder.resolve("data/postmaster.pid")).getFirst());

        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            assertThat(ask(database, "SELECT answer FROM kept")).isEqualTo("42");
            assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        }
    }

    @Test
    void dataOfAnotherMajorVersionIsRefusedWithInstructions() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/PG_VERSION"), "16\n");

        assertThatIOException()
                .isThrownBy(() -> EmbeddedDatabase.start(folder))
                .withMessageContaining("PostgreSQL 16")
                .withMessageContaining("set these files aside");
    }

    private static String show(EmbeddedDatabase database, String setting) throws SQLException {
        return ask(database, "SHOW " + setting);
    }

    private static String ask(EmbeddedDatabase database, String query) throws SQLException {
        try (Connection connection = open(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = open(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection open(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl("archive"), EmbeddedDatabase.OWNER, "");
    }
}
