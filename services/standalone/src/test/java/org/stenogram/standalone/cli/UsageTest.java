package org.stenogram.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageTest {

    @TempDir
    Path folder;

    @Test
    void withoutACommandAllAreNamed() {
        assertThat(CommandRun.of())
                .matches(run -> run.exitCode() == 2)
                .extracting(CommandRun::err)
                .asString()
                .contains("demo, up, ingest, convert, verify-export or authority");
    }

    @Test
    void helpIsNoError() {
        CommandRun run = CommandRun.of("ingest", "--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("--url", "--json", "Exit codes");
    }

    @Test
    void anUnknownOptionIsWrongUsage() {
        CommandRun run = CommandRun.of("ingest", "--jsonn", "x.txt");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--jsonn", "--json");
    }

    @Test
    void aPathThatIsNotThereIsNamedAndNothingIsSent() {
        for (String command : new String[] {"ingest", "convert"}) {
            CommandRun run = CommandRun.of(command, folder.resolve("no.txt").toString());

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("no.txt");
        }
    }

    @Test
    void anAuthorityFileNeedsAFileAndAServer() throws IOException {
        assertThat(CommandRun.of("authority").exitCode()).isEqualTo(2);
        assertThat(CommandRun.of("authority", "import", folder.resolve("no.csv").toString())
                        .err())
                .contains("there is no file");
        Path file = Files.writeString(folder.resolve("people.csv"), "name\nOda Marsh\n");
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        CommandRun run = CommandRun.of("authority", "import", file.toString(), "--url", "http://127.0.0.1:" + free);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("nothing answers");
    }

    @Test
    void aFolderWithoutFilesIsWrongUsage() {
        CommandRun run = CommandRun.of("convert", folder.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("There is no file in " + folder);
    }

    @Test
    void aPortThatIsNoneIsSaidToBeNone() {
        CommandRun run = CommandRun.of("up", "--port", "70000");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("'70000' is no port");
    }

    @Test
    void anAddressThatIsNoneIsWrongUsage() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "A record.");

        for (String url : new String[] {"ftp://archive", "localhost:8080", "http://", "not an address"}) {
            CommandRun run = CommandRun.of("ingest", file.toString(), "--url", url);

            assertThat(run.exitCode()).as(url).isEqualTo(2);
            assertThat(run.err()).as(url).contains("--url cannot be used");
        }
    }

    @Test
    void whereNothingAnswersThePersonIsToldToStartIt() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "A record.");
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        CommandRun run = CommandRun.of("ingest", file.toString(), "--url", "http://127.0.0.1:" + port);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("nothing answers at http://127.0.0.1:" + port, "./stenogram up");
    }

    @Test
    void aKeyIsSentToOtherMachinesByHttpsOnlyAndNeverShown() throws IOException {
        String key = "stenogram_" + "k".repeat(43);
        Path file = Files.writeString(folder.resolve("minutes.txt"), "A: a");
        Path secret = Files.writeString(folder.resolve("key"), key);

        CommandRun run = CommandRun.of(
                "ingest", file.toString(), "--url", "http://archive.example", "--key-file", secret.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("by https only").doesNotContain(key);

        Files.writeString(secret, key + key);
        CommandRun wrong = CommandRun.of("authority", "import", file.toString(), "--key-file", secret.toString());
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains("holds no key").doesNotContain(key);

        CommandRun missing = CommandRun.of("ingest", file.toString(), "--key-file", folder + "/nowhere");
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err()).contains("--key-file: there is no");
    }
}
