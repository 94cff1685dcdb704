package org.stenogram.ocrcleanup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What Jazzer calls: the target that the property `stenogram.fuzz.target` names.
public final class Fuzzing {

    private static final FuzzTarget TARGET = FuzzTarget.valueOf(System.getProperty("stenogram.fuzz.target", "TEXT"));

    private Fuzzing() {}

    /// Runs the seeds before the clock of a run does: Jazzer rewrites each class when it is loaded, which takes longer
    /// than any run may.
    public static void fuzzerInitialize() throws IOException {
        try (Stream<Path> seeds = Files.list(FuzzCorpusTest.folder(TARGET))) {
            for (Path seed : seeds.toList()) {
                TARGET.run(Files.readAllBytes(seed));
            }
        }
    }

    /// One run.
    public static void fuzzerTestOneInput(byte[] bytes) {
        TARGET.run(bytes);
    }
}
