package org.stenogram.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stenogram.embedded.EmbeddedDatabase;
import org.stenogram.standalone.http.ArchiveClient;
import org.stenogram.standalone.http.ArchiveClient.Balance;
import org.stenogram.standalone.http.ArchiveClient.Receipt;

/// The whole process killed with -9 in the middle of a batch, and started again.
class CrashIT {

    private static final int FILES = 200;

    @TempDir
    Path folder;

    private Process process;

    @AfterEach
    void stop() throws InterruptedException {
        if (process != null) {
            process.destroy();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    @Test
    void aBatchCutShortByAKillClosesAfterTheNextStartWithNothingLostOrDoubled() throws Exception {
        int port = freePort();
        start(port);
        UUID batch;
        try (ArchiveClient client = new ArchiveClient("http://127.0.0.1:" + port)) {
            batch = Eventually.get(() -> client.openBatch("crash"), id -> true);
            for (int i = 0; i < FILES; i++) {
                client.upload(batch, "minutes-%03d.txt".formatted(i), write(i));
            }
            client.seal(batch, FILES);
            Balance before = Eventually.get(() -> client.balance(batch), balance -> balance.archived() > 5);
            assertThat(before.closed())
                    .as("the batch is still at work when it is cut")
                    .isFalse();
        }

        process.destroyForcibly().waitFor();
        start(port);

        try (ArchiveClient client = new ArchiveClient("http://127.0.0.1:" + port)) {
            Balance after = Eventually.get(() -> client.balance(batch), Balance::closed);
            assertThat(after).isEqualTo(new Balance(batch, FILES, FILES, FILES, 0, 0, 0, true));
            assertThat(client.receipts(batch))
                    .hasSize(FILES)
                    .extracting(Receipt::documentId)
                    .doesNotHaveDuplicates();
        }
        assertNothingIsDoubled();
    }

    private void assertNothingIsDoubled() throws IOException, SQLException {
        String port = Files.readAllLines(folder.resolve("data/postgres/data/postmaster.pid"))
                .get(3)
                .strip();
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:%s/stenogram".formatted(port), EmbeddedDatabase.OWNER, "");
                Statement statement = connection.createStatement()) {
            assertThat(count(statement, "SELECT count(*) FROM archive.document"))
                    .isEqualTo(FILES);
            assertThat(count(statement, "SELECT count(*) FROM archive.edition")).isEqualTo(FILES);
            assertThat(count(statement, "SELECT count(*) FROM archive.segment WHERE kind = 'speech'"))
                    .isEqualTo((long) FILES * GeneratedRecord.SPEECHES);
            assertThat(count(statement, """
                    SELECT count(*) FROM archive.event WHERE type = 'org.stenogram.document.archived.v1'""")).isEqualTo(FILES);
        }
        try (var originals = Files.list(folder.resolve("data/bucket/originals"))) {
            assertThat(originals.filter(Files::isRegularFile)).hasSize(FILES);
        }
    }

    private static long count(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private Path write(int number) throws IOException {
        Path file = folder.resolve("record.tmp");
        Files.writeString(file, GeneratedRecord.text(number));
        return Files.move(file, folder.resolve("record.txt"), StandardCopyOption.REPLACE_EXISTING);
    }

    private void start(int port) throws IOException {
        process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx640m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "org.stenogram.standalone.cli.Stenogram",
                        "up",
                        "--data",
                        folder.resolve("data").toString(),
                        "--port",
                        Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("up.log").toFile()))
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
