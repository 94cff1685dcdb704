package org.stenogram.speakersegmentation.turns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.stenogram.testkit.DevelopmentData;

/// Shows in `docs/quality.md` what each feature of labels is worth: how turn-start F1 changes when the model is fitted
/// without it, on records that were left out of the fitting. `bench/labels worth` runs it.
@EnabledIfSystemProperty(named = "stenogram.labels", matches = "worth", disabledReason = "bench/labels runs it")
final class FeatureWorth {

    private static final String BEGIN = "<!-- features: begin -->\n";
    private static final String END = "<!-- features: end -->\n";
    private static final int FOLDS = 5;
    private static final double MISREAD = 0.1;
    /// Turns of a short record, in which nothing but the labels' own form speaks for them.
    private static final int FEW = 4;

    /// @param samples of the other records
    private record Fold(List<FitWeights.Sample> samples, List<LabelledRecord> unseen) {}

    @Test
    void worth() throws IOException {
        List<Fold> folds = folds(LabelledRecord.readAll(DevelopmentData.folder("segmentation")));
        double all = f1(folds, null);
        Map<Feature, Double> change = new TreeMap<>();
        for (Feature feature : Feature.values()) {
            if (feature != Feature.BIAS) {
                change.put(feature, f1(folds, feature) - all);
            }
        }
        StringBuilder table = new StringBuilder("| without | F1 | change |\n|---|---|---|\n");
        table.append(String.format(Locale.ROOT, "| nothing | %.4f | |%n", all));
        change.entrySet().stream()
                .sorted(Comparator.comparingDouble(Map.Entry::getValue))
                .forEach(entry -> table.append(String.format(
                        Locale.ROOT,
                        "| `%s` | %.4f | %+.4f |%n",
                        entry.getKey().key(),
                        all + entry.getValue(),
                        entry.getValue())));
        System.out.println(table);
        Path page = DevelopmentData.repository().resolve("docs/quality.md");
        String text = Files.readString(page);
        Files.writeString(
                page,
                text.substring(0, text.indexOf(BEGIN) + BEGIN.length()) + table + text.substring(text.indexOf(END)));
    }

    private static List<Fold> folds(List<LabelledRecord> records) {
        List<Fold> folds = new ArrayList<>();
        LabelledRecord.Style[] styles = LabelledRecord.Style.values();
        for (int fold = 0; fold < FOLDS; fold++) {
            List<LabelledRecord> seen = new ArrayList<>();
            List<LabelledRecord> unseen = new ArrayList<>();
            Random random = new Random(fold);
            for (int i = 0; i < records.size(); i++) {
                LabelledRecord record = records.get(i);
                if (i % FOLDS != fold) {
                    seen.add(record);
                    continue;
                }
                unseen.add(record);
                if (!record.labels().isEmpty()) {
                    LabelledRecord other = record.restyled(styles[random.nextInt(styles.length)], random, MISREAD);
                    unseen.add(other);
                    unseen.add(record.cut(FEW));
                    unseen.add(other.cut(FEW));
                }
            }
            folds.add(new Fold(FitWeights.samples(seen), unseen));
        }
        return folds;
    }

    private static double f1(List<Fold> folds, @Nullable Feature without) {
        int[] counts = new int[3];
        for (Fold fold : folds) {
            double[] prior = FitWeights.values(Weights.read("prior.properties"));
            List<FitWeights.Sample> samples = fold.samples();
            if (without != null) {
                prior[without.ordinal()] = 0;
                samples =
                        samples.stream().map(sample -> without(sample, without)).toList();
            }
            TurnFinder finder = new TurnFinder(FitWeights.weights(FitWeights.fit(samples, prior, FitWeights.STRENGTH)));
            fold.unseen().forEach(record -> FitWeights.count(finder, record, counts));
        }
        return 2.0 * counts[0] / (2.0 * counts[0] + counts[1] + counts[2]);
    }

    private static FitWeights.Sample without(FitWeights.Sample sample, Feature feature) {
        double[] values = sample.features().clone();
        values[feature.ordinal()] = 0;
        return new FitWeights.Sample(values, sample.isLabel(), sample.weight());
    }
}
