package org.stenogram.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stenogram.embedded.EmbeddedDatabase;
import org.stenogram.standalone.http.ArchiveClient;
import org.stenogram.standalone.http.ArchiveClient.Balance;
import org.stenogram.standalone.http.ArchiveClient.Receipt;

/// The whole process killed with -9 in the middle of a batch, and started again.
class CrashIT {

    private static final int FILES = 200;
    private static final int BEFORE_THE_KILL = 20;

    @TempDir
    Path folder;

    @Test
    void aBatchCutShortByAKillClosesAfterTheNextStartWithNothingLostOrDoubled() throws Exception {
        UUID batch;
        try (StenogramProcess process = up();
                ArchiveClient client = new ArchiveClient(process.url())) {
            batch = client.openBatch("crash");
            upload(client, batch, 0, FILES / 2);
            Eventually.get(() -> client.balance(batch), balance -> balance.archived() >= BEFORE_THE_KILL);
            // Storage is held in the middle of its transaction, so that the kill does not come too late on a fast
            // machine.
            try (Connection archive = archive();
                    Statement statement = archive.createStatement()) {
                archive.setAutoCommit(false);
                statement.execute("LOCK TABLE archive.edition IN SHARE MODE");
                upload(client, batch, FILES / 2, FILES);
                client.seal(batch, FILES);
                process.kill();
            }
        }

        try (StenogramProcess process = up();
                ArchiveClient client = new ArchiveClient(process.url())) {
            Balance after = Eventually.get(() -> client.balance(batch), Balance::closed);

            assertThat(after).isEqualTo(new Balance(batch, FILES, FILES, FILES, 0, 0, 0, true));
            assertThat(client.receipts(batch))
                    .hasSize(FILES)
                    .extracting(Receipt::documentId)
                    .doesNotHaveDuplicates();
            assertNothingIsDoubled();
        }
    }

    private void assertNothingIsDoubled() throws IOException, SQLException {
        try (Connection archive = archive();
                Statement statement = archive.createStatement()) {
            assertThat(count(statement, "SELECT count(*) FROM archive.document"))
                    .isEqualTo(FILES);
            assertThat(count(statement, "SELECT count(*) FROM archive.edition")).isEqualTo(FILES);
            assertThat(count(statement, "SELECT count(*) FROM archive.segment WHERE kind = 'speech'"))
                    .isEqualTo((long) FILES * GeneratedRecord.SPEECHES);
            assertThat(count(statement, """
                    SELECT count(*) FROM archive.event WHERE type = 'org.stenogram.document.archived.v1'""")).isEqualTo(FILES);
        }
        try (Stream<Path> originals = Files.list(folder.resolve("data/bucket/originals"))) {
            assertThat(originals.filter(Files::isRegularFile)).hasSize(FILES);
        }
    }

    private static long count(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    /// The database as its owner, at the port that its server wrote down.
    private Connection archive() throws IOException, SQLException {
        String port = Files.readAllLines(folder.resolve("data/postgres/data/postmaster.pid"))
                .get(3)
                .strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%s/stenogram".formatted(port), EmbeddedDatabase.OWNER, "");
    }

    private void upload(ArchiveClient client, UUID batch, int from, int to) throws IOException, InterruptedException {
        for (int number = from; number < to; number++) {
            Path file = Files.writeString(folder.resolve("record.txt"), GeneratedRecord.text(number));
            client.upload(batch, "minutes-%03d.txt".formatted(number), file);
        }
    }

    private StenogramProcess up() throws IOException {
        return StenogramProcess.start(folder, Map.of(), "up", "--port", "0");
    }
}
