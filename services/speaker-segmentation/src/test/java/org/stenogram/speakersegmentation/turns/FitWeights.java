package org.stenogram.speakersegmentation.turns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.stenogram.speakersegmentation.labels.Label;
import org.stenogram.speakersegmentation.labels.LabelReader;
import org.stenogram.speakersegmentation.layout.Line;
import org.stenogram.speakersegmentation.layout.Lines;
import org.stenogram.testkit.DevelopmentData;

/// Fits the weights of the label model from the development records, and writes them; `bench/labels` runs it.
///
/// Each record is taken as it is and with its labels printed in other styles, whole and cut short, so that no style
/// and no length is preferred. The model is a logistic regression whose weights are drawn towards the ones that stand
/// in `prior.properties` (a Gaussian prior), fitted by iteratively reweighted least squares.
@EnabledIfSystemProperty(named = "stenogram.labels", matches = "fit|measure", disabledReason = "bench/labels runs it")
final class FitWeights {

    private static final long SEED = 20_261_124;
    static final int NEAR = 3;
    static final double STRENGTH = 2;

    record Sample(double[] features, boolean isLabel, double weight) {}

    /// Writes the weights file of this service.
    @Test
    void fit() throws IOException {
        List<LabelledRecord> records = LabelledRecord.readAll(DevelopmentData.folder("segmentation"));
        double[] fitted = fit(samples(records), values(Weights.read("prior.properties")), STRENGTH);
        StringBuilder out = new StringBuilder();
        out.append("# Fitted by bench/labels; see README.md. Logits a unit of the feature.\n");
        for (Feature feature : Feature.values()) {
            out.append(String.format(Locale.ROOT, "%s=%.3f%n", feature.key(), fitted[feature.ordinal()]));
        }
        Files.writeString(
                Path.of("src/main/resources/org/stenogram/speakersegmentation/turns/weights.properties"),
                out.toString());
    }

    /// Prints turn-start scores on records that were left out of the fitting, a fifth at a time.
    @Test
    void measure() throws IOException {
        List<LabelledRecord> records = LabelledRecord.readAll(DevelopmentData.folder("segmentation"));
        folds(records, values(Weights.read("prior.properties")), STRENGTH);
    }

    private static void folds(List<LabelledRecord> records, double[] prior, double strength) {
        int folds = 5;
        int[] counts = new int[3];
        for (int fold = 0; fold < folds; fold++) {
            List<LabelledRecord> seen = new ArrayList<>();
            List<LabelledRecord> unseen = new ArrayList<>();
            for (int i = 0; i < records.size(); i++) {
                (i % folds == fold ? unseen : seen).add(records.get(i));
            }
            TurnFinder finder = new TurnFinder(weights(fit(samples(seen), prior, strength)));
            Random random = new Random(SEED);
            for (LabelledRecord record : unseen) {
                countAndSay(finder, record, counts);
                LabelledRecord.Style[] styles = LabelledRecord.Style.values();
                if (!record.labels().isEmpty()) {
                    countAndSay(finder, record.restyled(styles[random.nextInt(styles.length)], random, 0.1), counts);
                }
            }
        }
        double precision = (double) counts[0] / (counts[0] + counts[1]);
        double recall = (double) counts[0] / (counts[0] + counts[2]);
        System.out.printf(
                Locale.ROOT,
                "left out: precision %.4f recall %.4f f1 %.4f%n",
                precision,
                recall,
                2 * precision * recall / (precision + recall));
    }

    private static void countAndSay(TurnFinder finder, LabelledRecord record, int[] counts) {
        int[] own = new int[counts.length];
        count(finder, record, own);
        if (own[1] > 0 || own[2] > 0) {
            System.out.printf(
                    "%s: %d of %d, %d wrong%n",
                    record.name(), own[0], record.labels().size(), own[1]);
        }
        for (int i = 0; i < counts.length; i++) {
            counts[i] += own[i];
        }
    }

    /// Adds the labels found, the wrong ones and those missed.
    static void count(TurnFinder finder, LabelledRecord record, int[] counts) {
        List<Line> lines = Lines.of(record.text());
        Reading reading = finder.read(lines, record.text());
        int right = 0;
        int wrong = 0;
        for (Turn turn : reading.turns()) {
            if (isLabel(turn.label(), record)) {
                right++;
            } else if (!isOpen(turn.label(), record)) {
                wrong++;
            }
        }
        counts[0] += right;
        counts[1] += wrong;
        counts[2] += record.labels().size() - right;
    }

    static List<Sample> samples(List<LabelledRecord> records) {
        Random random = new Random(SEED);
        List<Sample> samples = new ArrayList<>();
        LabelledRecord.Style[] styles = LabelledRecord.Style.values();
        for (LabelledRecord record : records) {
            add(record, samples);
            if (record.labels().isEmpty()) {
                continue;
            }
            for (int i = 0; i < 4; i++) {
                LabelledRecord.Style style = styles[random.nextInt(styles.length)];
                LabelledRecord other = record.restyled(style, random, i % 2 == 0 ? 0 : 0.15);
                add(i < 2 ? other : other.cut(4 + random.nextInt(12)), samples);
            }
        }
        return samples;
    }

    private static void add(LabelledRecord record, List<Sample> samples) {
        List<Line> lines = Lines.of(record.text());
        List<Label> labels = LabelReader.read(lines);
        LabelContext context = new LabelContext(lines, labels);
        List<Label> judged = labels.stream()
                .filter(context::isPlausible)
                .filter(label -> isLabel(label, record) || !isOpen(label, record))
                .toList();
        for (Label label : judged) {
            samples.add(new Sample(
                    context.features(label), isLabel(label, record), 3 / Math.sqrt(Math.max(9, judged.size()))));
        }
    }

    private static boolean isLabel(Label label, LabelledRecord record) {
        return record.labels().stream()
                .anyMatch(place -> Math.abs(label.start() - firstInk(record.text(), place.start())) <= NEAR
                        && Math.abs(label.textStart() - place.spoken()) <= NEAR);
    }

    static int firstInk(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isOpen(Label label, LabelledRecord record) {
        return record.open().stream().anyMatch(range -> label.start() >= range[0] - NEAR && label.start() < range[1]);
    }

    static double[] fit(List<Sample> samples, double[] prior, double strength) {
        int size = prior.length;
        double[] weights = prior.clone();
        for (int round = 0; round < 25; round++) {
            double[][] hessian = new double[size][size];
            double[] gradient = new double[size];
            for (int i = 0; i < size; i++) {
                hessian[i][i] = strength;
                gradient[i] = strength * (prior[i] - weights[i]);
            }
            for (Sample sample : samples) {
                double logit = 0;
                for (int i = 0; i < size; i++) {
                    logit += weights[i] * sample.features()[i];
                }
                double p = 1 / (1 + Math.exp(-logit));
                double curve = Math.max(1e-6, p * (1 - p)) * sample.weight();
                double error = ((sample.isLabel() ? 1 : 0) - p) * sample.weight();
                for (int i = 0; i < size; i++) {
                    double x = sample.features()[i];
                    if (x == 0) {
                        continue;
                    }
                    gradient[i] += error * x;
                    for (int j = 0; j < size; j++) {
                        hessian[i][j] += curve * x * sample.features()[j];
                    }
                }
            }
            double[] step = solve(hessian, gradient);
            double longest = Arrays.stream(step).map(Math::abs).max().orElse(0);
            double scale = Math.min(1, 2 / Math.max(1e-9, longest));
            for (int i = 0; i < size; i++) {
                weights[i] += scale * step[i];
            }
            if (longest < 1e-4) {
                break;
            }
        }
        return weights;
    }

    /// Gaussian elimination; the matrix is positive definite.
    private static double[] solve(double[][] matrix, double[] right) {
        int size = right.length;
        for (int i = 0; i < size; i++) {
            for (int row = i + 1; row < size; row++) {
                double factor = matrix[row][i] / matrix[i][i];
                for (int column = i; column < size; column++) {
                    matrix[row][column] -= factor * matrix[i][column];
                }
                right[row] -= factor * right[i];
            }
        }
        double[] solution = new double[size];
        for (int i = size - 1; i >= 0; i--) {
            double sum = right[i];
            for (int column = i + 1; column < size; column++) {
                sum -= matrix[i][column] * solution[column];
            }
            solution[i] = sum / matrix[i][i];
        }
        return solution;
    }

    static double[] values(Weights weights) {
        double[] values = new double[Feature.values().length];
        for (Feature feature : Feature.values()) {
            values[feature.ordinal()] = weights.of(feature);
        }
        return values;
    }

    static Weights weights(double[] values) {
        Map<Feature, Double> named = new EnumMap<>(Feature.class);
        for (Feature feature : Feature.values()) {
            named.put(feature, values[feature.ordinal()]);
        }
        return new Weights(named);
    }
}
