package org.stenogram.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.stenogram.testkit.DevelopmentData;

/// Libraries that are none of ours follow a whole Stenogram: `contracts/gate/run live`. Where there is no node it is
/// skipped, and fails where `CI` is `true`.
class ForeignClientsIT {

    private static final int NOT_HERE = 69;

    @RegisterExtension
    static final RunningStenogram stenogram = new RunningStenogram();

    @TempDir
    Path folder;

    @Test
    void webhooksAndServerSentEventsTellTheSameAndAreAcceptedByOthersLibraries() throws Exception {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            files.add(Files.writeString(folder.resolve("minutes-" + i + ".txt"), """
                    MINUTES OF MEETING %1$d

                    The Chairman: We begin with item number %1$d of the harbour commission.

                    Mr. Alder: I have nothing to add to number %1$d.
                    """.formatted(i)));
        }
        files.add(Files.createFile(folder.resolve("empty.txt")));
        stenogram.archive(files.toArray(Path[]::new));

        Path said = folder.resolve("said.log");
        Process gate = new ProcessBuilder(
                        DevelopmentData.repository()
                                .resolve("contracts/gate/run")
                                .toString(),
                        "live",
                        stenogram.url())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();

        assertThat(gate.waitFor(5, TimeUnit.MINUTES)).isTrue();
        String words = text(said);
        if (gate.exitValue() == NOT_HERE) {
            if ("true".equals(System.getenv("CI"))) {
                Assertions.fail(words);
            }
            System.err.println(words);
            Assumptions.abort(words);
        }
        assertThat(gate.exitValue()).as(words).isZero();
        assertThat(words).containsPattern("accepted (2[6-9]|[3-9][0-9]) events by webhook");
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
