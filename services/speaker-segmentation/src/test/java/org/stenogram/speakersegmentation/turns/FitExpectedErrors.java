package org.stenogram.speakersegmentation.turns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.stenogram.speakersegmentation.layout.Lines;
import org.stenogram.testkit.DevelopmentData;

/// Fits what a record is expected to have wrong, and shows in `docs/quality.md` how far it can be relied on;
/// `bench/labels FitExpectedErrors` runs it.
///
/// Each record is read by a label model that has not seen it, as it is and in every style with some labels misread.
/// Each of these is foretold by a fit on all other styles.
@EnabledIfSystemProperty(
        named = "stenogram.labels",
        matches = "FitExpectedErrors",
        disabledReason = "bench/labels runs it")
final class FitExpectedErrors {

    private static final String BEGIN = "<!-- expected wrong words: begin -->\n";
    private static final String END = "<!-- expected wrong words: end -->\n";
    private static final String AS_IT_IS = "as it is";
    private static final int FOLDS = 5;
    private static final int GROUPS = 6;
    private static final double MISREAD = 0.15;
    /// What an average record has wrong, in logits, before any was seen.
    private static final double USUAL = -4;

    private static final double STRENGTH = 0.05;

    /// @param errors share of the spoken words that are with another speaker or with nobody
    private record Seen(String style, Reading reading, double errors) {}

    /// @param expected by what was fitted on other styles
    private record Foretold(double expected, double errors) {}

    @Test
    void fit() throws IOException {
        List<Seen> seen = seen(LabelledRecord.readAll(DevelopmentData.folder("segmentation")));
        List<Foretold> foretold = new ArrayList<>();
        for (String style : seen.stream().map(Seen::style).distinct().toList()) {
            ExpectedWrongWords others = fitted(
                    seen.stream().filter(one -> !one.style().equals(style)).toList());
            seen.stream()
                    .filter(one -> one.style().equals(style))
                    .forEach(one -> foretold.add(new Foretold(others.of(one.reading()), one.errors())));
        }
        String table = table(foretold);
        System.out.println(table);
        Path page = DevelopmentData.repository().resolve("docs/quality.md");
        String text = Files.readString(page);
        Files.writeString(
                page,
                text.substring(0, text.indexOf(BEGIN) + BEGIN.length()) + table + text.substring(text.indexOf(END)));
        ExpectedWrongWords fitted = fitted(seen);
        Files.writeString(
                Path.of("src/main/resources/org/stenogram/speakersegmentation/turns/expected-errors.properties"),
                text(fitted));
    }

    private static String text(ExpectedWrongWords fitted) {
        StringBuilder text = new StringBuilder("# Written by FitExpectedErrors.\n");
        for (int i = 0; i < ExpectedWrongWords.NAMES.size(); i++) {
            text.append(String.format(
                    Locale.ROOT,
                    "%s=%.3f%n",
                    ExpectedWrongWords.NAMES.get(i),
                    fitted.weights().get(i)));
        }
        return text.toString();
    }

    private static List<Seen> seen(List<LabelledRecord> records) {
        List<Seen> seen = new ArrayList<>();
        double[] prior = FitWeights.values(Weights.read("prior.properties"));
        for (int fold = 0; fold < FOLDS; fold++) {
            List<LabelledRecord> others = new ArrayList<>();
            List<LabelledRecord> left = new ArrayList<>();
            for (int i = 0; i < records.size(); i++) {
                (i % FOLDS == fold ? left : others).add(records.get(i));
            }
            TurnFinder finder = new TurnFinder(
                    FitWeights.weights(FitWeights.fit(FitWeights.samples(others), prior, FitWeights.STRENGTH)));
            Random random = new Random(fold);
            for (LabelledRecord record : left) {
                seen.add(seen(AS_IT_IS, record, finder));
                if (record.labels().isEmpty()) {
                    continue;
                }
                for (LabelledRecord.Style style : LabelledRecord.Style.values()) {
                    seen.add(seen(style.name(), record.restyled(style, random, MISREAD), finder));
                }
            }
        }
        return seen;
    }

    private static Seen seen(String style, LabelledRecord record, TurnFinder finder) {
        Reading reading = finder.read(Lines.of(record.text()), record.text());
        return new Seen(style, reading, wrongWords(record, reading));
    }

    /// Of the words that somebody speaks, by the truth or by what was found, the share that is not with the same label.
    private static double wrongWords(LabelledRecord record, Reading reading) {
        String text = record.text();
        int place = -1;
        int turn = -1;
        int found = -1;
        int spoken = 0;
        int wrong = 0;
        for (int at = 0; at < text.length(); at++) {
            if (Character.isWhitespace(text.charAt(at)) || (at > 0 && !Character.isWhitespace(text.charAt(at - 1)))) {
                continue;
            }
            while (place + 1 < record.labels().size()
                    && record.labels().get(place + 1).start() <= at) {
                place++;
            }
            while (turn + 1 < reading.turns().size()
                    && reading.turns().get(turn + 1).label().start() <= at) {
                found = placeOf(reading.turns().get(++turn), record);
            }
            int word = at;
            boolean open = record.open().stream().anyMatch(range -> word >= range[0] && word < range[1]);
            if (!open && (place >= 0 || turn >= 0)) {
                spoken++;
                wrong += place == found && place >= 0 ? 0 : 1;
            }
        }
        return spoken == 0 ? 0 : (double) wrong / spoken;
    }

    /// Index of the true label that was found; beyond all when it is none.
    private static int placeOf(Turn turn, LabelledRecord record) {
        for (int i = 0; i < record.labels().size(); i++) {
            int start =
                    FitWeights.firstInk(record.text(), record.labels().get(i).start());
            if (Math.abs(turn.label().start() - start) <= FitWeights.NEAR) {
                return i;
            }
        }
        return Integer.MAX_VALUE;
    }

    /// A logistic regression of shares: each record counts as right and as wrong, by its share.
    private static ExpectedWrongWords fitted(List<Seen> seen) {
        List<FitWeights.Sample> samples = new ArrayList<>();
        for (Seen one : seen) {
            double[] values = ExpectedWrongWords.values(one.reading());
            samples.add(new FitWeights.Sample(values, true, one.errors()));
            samples.add(new FitWeights.Sample(values, false, 1 - one.errors()));
        }
        double[] prior = new double[ExpectedWrongWords.NAMES.size()];
        prior[0] = USUAL;
        return new ExpectedWrongWords(
                Arrays.stream(FitWeights.fit(samples, prior, STRENGTH)).boxed().toList());
    }

    private static String table(List<Foretold> foretold) {
        List<Foretold> sorted = foretold.stream()
                .sorted(Comparator.comparingDouble(Foretold::expected))
                .toList();
        StringBuilder table = new StringBuilder("| records | expected | found | worst |\n|---|---|---|---|\n");
        for (int group = 0; group < GROUPS; group++) {
            List<Foretold> part = sorted.subList(group * sorted.size() / GROUPS, (group + 1) * sorted.size() / GROUPS);
            table.append(String.format(
                    Locale.ROOT,
                    "| %d | %.1f %% | %.1f %% | %.1f %% |%n",
                    part.size(),
                    100
                            * part.stream()
                                    .mapToDouble(Foretold::expected)
                                    .average()
                                    .orElse(0),
                    100 * part.stream().mapToDouble(Foretold::errors).average().orElse(0),
                    100 * part.stream().mapToDouble(Foretold::errors).max().orElse(0)));
        }
        return table.toString();
    }
}
