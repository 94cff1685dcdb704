package org.stenogram.speakersegmentation.turns;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;

/// The share of a record's spoken words that are with another speaker or with nobody, as far as its labels tell: the
/// less sure they are, and the more possible ones were passed over, the more. Fitted on records whose truth is known
/// by `bench/labels FitExpectedErrors`; `docs/quality.md` shows how far it can be relied on.
///
/// @param weights in logits a unit, by [#values]
public record ExpectedWrongWords(List<Double> weights) {

    static final List<String> NAMES = List.of("bias", "doubt", "passedOver", "few", "nobody", "nobodyPassedOver");

    private static final double SMALL = 0.001;

    private static final ExpectedWrongWords STANDARD = read();

    /// What was fitted.
    public static ExpectedWrongWords standard() {
        return STANDARD;
    }

    /// Copies the list.
    public ExpectedWrongWords {
        weights = List.copyOf(weights);
    }

    /// The share that is expected, 0 to 1.
    public double of(Reading reading) {
        double[] values = values(reading);
        double logit = 0;
        for (int i = 0; i < values.length; i++) {
            logit += weights.get(i) * values[i];
        }
        return 1 / (1 + Math.exp(-logit));
    }

    /// What is known of a record, by [#NAMES]: the mean improbability of its labels, the share of all expected labels
    /// that was passed over, how few there are, and whether nobody was found to speak.
    static double[] values(Reading reading) {
        int turns = reading.turns().size();
        double doubt = reading.turns().stream()
                .mapToDouble(turn -> 1 - turn.probability())
                .average()
                .orElse(0);
        double passedOver = reading.passedOver() / (reading.passedOver() + turns + 1);
        double nobody = turns == 0 ? 1 : 0;
        return new double[] {
            1,
            (1 - nobody) * logarithm(doubt),
            (1 - nobody) * logarithm(passedOver),
            1.0 / (1 + turns),
            nobody,
            nobody * logarithm(passedOver)
        };
    }

    /// From 0 for nothing to 1 for all: small shares differ as much as great ones.
    private static double logarithm(double share) {
        return 1 - Math.log(share + SMALL) / Math.log(SMALL);
    }

    private static ExpectedWrongWords read() {
        Properties fitted = new Properties();
        try (InputStream file = ExpectedWrongWords.class.getResourceAsStream("expected-errors.properties")) {
            if (file == null) {
                throw new IllegalStateException("expected-errors.properties is not on the class path");
            }
            fitted.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ExpectedWrongWords(NAMES.stream()
                .map(name -> Double.valueOf(fitted.getProperty(name)))
                .toList());
    }
}
