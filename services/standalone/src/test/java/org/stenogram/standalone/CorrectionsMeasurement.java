package org.stenogram.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.stenogram.standalone.CorrectionCases.Verdict;

/// Says how many of staff's corrections the rules of today make by themselves. Run by `bench/corrections`; not part
/// of the build.
final class CorrectionsMeasurement {

    @Test
    void measure() throws IOException {
        Path export =
                Path.of(Objects.requireNonNull(System.getProperty("stenogram.corrections"), "no export was named"));
        CorrectionCases cases = new CorrectionCases();
        Map<String, Integer> counts = new TreeMap<>();
        int documents = 0;
        for (String line : Files.readAllLines(export)) {
            documents++;
            cases.judge(line).forEach(verdict -> counts.merge(shown(verdict), 1, Integer::sum));
        }
        System.out.println(documents + " documents");
        counts.forEach((kind, count) -> System.out.println(count + " " + kind));
        assertThat(documents).as("documents in " + export).isPositive();
    }

    private static String shown(Verdict verdict) {
        return verdict.kind() + " " + verdict.outcome().name().toLowerCase(Locale.ROOT);
    }
}
