package org.stenogram.ocrcleanup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stenogram.testkit.DevelopmentData;

/// Runs what the fuzzer starts from, and all that it ever found, as ordinary tests: `src/test/resources/fuzz/TARGET/`.
final class FuzzCorpusTest {

    /// `target-name`.
    record Input(FuzzTarget target, Path file) {

        @Override
        public String toString() {
            return target.folder() + "/" + file.getFileName();
        }
    }

    static List<Input> inputs() throws IOException {
        List<Input> inputs = new ArrayList<>();
        for (FuzzTarget target : FuzzTarget.values()) {
            try (Stream<Path> files = Files.list(folder(target))) {
                files.sorted().forEach(file -> inputs.add(new Input(target, file)));
            }
        }
        return inputs;
    }

    static Path folder(FuzzTarget target) {
        return DevelopmentData.repository().resolve("services/ocr-cleanup/src/test/resources/fuzz/" + target.folder());
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void whatTheFuzzerFoundStaysMended(Input input) throws IOException {
        byte[] bytes = Files.readAllBytes(input.file());

        Assertions.assertTimeout(
                Duration.ofSeconds(20), () -> input.target().run(bytes), () -> input + " takes too long");
    }

    /// A folder that no target reads would be dead.
    @Test
    void everyFolderHasItsTarget() throws IOException {
        try (Stream<Path> folders = Files.list(folder(FuzzTarget.TEXT).getParent())) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(FuzzTarget.values())
                            .map(FuzzTarget::folder)
                            .toList());
        }
    }
}
