package org.stenogram.testkit.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedRecordTest {

    @Test
    void theSameNumberGivesTheSameBytesForEver() throws Exception {
        MessageDigest all = MessageDigest.getInstance("SHA-256");
        for (long seed = 1; seed <= 100; seed++) {
            all.update(GeneratedRecord.of(seed).text().getBytes(StandardCharsets.UTF_8));
        }

        // Figures of bench/ name records by number: when this changes, they are of other records.
        assertThat(HexFormat.of().formatHex(all.digest()))
                .isEqualTo("7b746646c27f0707aeb4ed2893530104b7183948cbba8618ed617bfdc5d663d3");
    }

    @Test
    void differentNumbersGiveDifferentRecords() {
        assertThat(IntStream.range(0, 2000)
                        .mapToObj(seed -> GeneratedRecord.of(seed).text())
                        .distinct())
                .hasSize(2000);
    }

    @Test
    void whatIsSaidToBeTrueStandsInTheText() {
        for (long seed = 1; seed <= 500; seed++) {
            GeneratedRecord generated = GeneratedRecord.of(seed);
            String folded = generated.text().replaceAll("\\s+", " ");
            int from = 0;
            for (GeneratedRecord.Turn turn : generated.turns()) {
                int at = folded.indexOf(turn.label() + ": " + turn.words(), from);
                assertThat(at).as("seed %d, %s", seed, turn).isGreaterThan(from);
                assertThat(generated.present()).contains(turn.speaker());
                from = at;
            }
            assertThat(folded.split(generated.oddThing(), -1))
                    .as("seed %d", seed)
                    .hasSize(2);
        }
    }

    @Test
    void aRecordAndItsTruthAreWrittenSideBySide(@TempDir Path folder) throws Exception {
        GenerateRecords.write(7, 3, folder);

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "record-7.txt",
                            "record-7.expected.json",
                            "record-8.txt",
                            "record-8.expected.json",
                            "record-9.txt",
                            "record-9.expected.json");
        }
        assertThat(folder.resolve("record-7.expected.json"))
                .content()
                .contains(GeneratedRecord.of(7).turns().getFirst().label());
    }
}
