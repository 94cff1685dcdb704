package org.stenogram.ocrcleanup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stenogram.contracts.PipelineEvent.CleanedText;
import org.stenogram.testkit.DevelopmentData;

/// For development: fits how many wrong characters the signals of a cleaned text let expect, on the records beside the
/// repository, damaged and whole, and writes `expected-errors.properties` and the reliability table of
/// `docs/quality.md`, which shows each record as the others foretell it. Not part of the build; `bench/README.md` has
/// the command.
final class FitExpectedErrors {

    private static final String BEGIN = "<!-- expected: begin -->\n";
    private static final String END = "<!-- expected: end -->\n";
    private static final int FOLDS = 5;
    private static final int GROUPS = 6;
    private static final int ROUNDS = 500;
    /// So small a share of errors weighs no more than a smaller one.
    private static final double FLOOR = 0.002;

    private final Cleanup cleanup = Cleanup.standard();

    /// @param unknown share of the words that are not known
    /// @param repairs words put right, for each character
    /// @param errors share of the characters that are wrong
    private record Seen(double unknown, double repairs, double errors) {}

    /// @param expected by what was fitted on other records
    private record Foretold(double expected, double errors) {}

    @Test
    void fit() throws IOException {
        List<Seen> seen = new ArrayList<>();
        add("ocr", ".ocr.txt", seen);
        add("noisy", ".noisy.txt", seen);
        add("noisy", ".gt.txt", seen);
        List<Foretold> foretold = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            int left = fold;
            ExpectedErrors others = fitted(IntStream.range(0, seen.size())
                    .filter(i -> i % FOLDS != left)
                    .mapToObj(seen::get)
                    .toList());
            for (int i = fold; i < seen.size(); i += FOLDS) {
                Seen one = seen.get(i);
                foretold.add(new Foretold(others.of(1 - one.unknown(), one.repairs()), one.errors()));
            }
        }
        String table = table(foretold);
        System.out.println(table);
        Path page = DevelopmentData.repository().resolve("docs/quality.md");
        String text = Files.readString(page);
        Files.writeString(
                page,
                text.substring(0, text.indexOf(BEGIN) + BEGIN.length()) + table + text.substring(text.indexOf(END)));
        ExpectedErrors fitted = fitted(seen);
        Files.writeString(
                DevelopmentData.repository()
                        .resolve("services/ocr-cleanup/src/main/resources/org/stenogram/ocrcleanup")
                        .resolve("expected-errors.properties"),
                String.format(
                        Locale.ROOT,
                        "# Written by FitExpectedErrors.%nperUnknownWord=%.4f%nperRepair=%.3f%n",
                        fitted.perUnknownWord(),
                        fitted.perRepair()));
    }

    private void add(String folder, String ending, List<Seen> seen) throws IOException {
        List<Path> truths;
        try (Stream<Path> files = Files.list(DevelopmentData.folder(folder))) {
            truths = files.filter(file -> file.toString().endsWith(".gt.txt"))
                    .sorted()
                    .toList();
        }
        for (Path truth : truths) {
            Path read = truth.resolveSibling(truth.getFileName().toString().replace(".gt.txt", ending));
            CleanedText text = cleaned(read);
            Double known = text.quality().get("knownWordsAfter");
            if (known != null) {
                seen.add(new Seen(
                        1 - known,
                        ExpectedErrors.repairs(text.edits(), text.extraction().characters()),
                        QualityMeasurement.errorRate(Files.readString(truth), text.text())));
            }
        }
    }

    private CleanedText cleaned(Path file) throws IOException {
        if (cleanup.clean(Files.readAllBytes(file), "text/plain") instanceof Cleanup.Cleaned result) {
            return result.text();
        }
        throw new IllegalStateException(file + " was refused");
    }

    /// Weighted least squares with both weights at least 0, by turns for one and the other.
    private static ExpectedErrors fitted(List<Seen> seen) {
        double perUnknown = 0;
        double perRepair = 0;
        for (int round = 0; round < ROUNDS; round++) {
            double up = 0;
            double down = 0;
            for (Seen one : seen) {
                double weight = one.unknown() / (one.errors() + FLOOR);
                up += weight * (one.errors() - perRepair * one.repairs());
                down += weight * one.unknown();
            }
            perUnknown = Math.max(0, up / down);
            up = 0;
            down = 0;
            for (Seen one : seen) {
                double weight = one.repairs() / (one.errors() + FLOOR);
                up += weight * (one.errors() - perUnknown * one.unknown());
                down += weight * one.repairs();
            }
            perRepair = Math.max(0, up / down);
        }
        return new ExpectedErrors(perUnknown, perRepair);
    }

    private static String table(List<Foretold> foretold) {
        List<Foretold> sorted = foretold.stream()
                .sorted(Comparator.comparingDouble(Foretold::expected))
                .toList();
        StringBuilder table =
                new StringBuilder("| records | expected | found | worst | best |\n|---|---|---|---|---|\n");
        for (int group = 0; group < GROUPS; group++) {
            List<Foretold> part = sorted.subList(group * sorted.size() / GROUPS, (group + 1) * sorted.size() / GROUPS);
            table.append(String.format(
                    Locale.ROOT,
                    "| %d | %.3f %% | %.3f %% | %.3f %% | %.3f %% |%n",
                    part.size(),
                    100
                            * part.stream()
                                    .mapToDouble(Foretold::expected)
                                    .average()
                                    .orElse(0),
                    100 * part.stream().mapToDouble(Foretold::errors).average().orElse(0),
                    100 * part.stream().mapToDouble(Foretold::errors).max().orElse(0),
                    100 * part.stream().mapToDouble(Foretold::errors).min().orElse(0)));
        }
        return table.toString();
    }
}
