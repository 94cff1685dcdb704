package org.stenogram.speakersegmentation.turns;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;

/// How much each feature counts for a label, in logits. They lie in `weights.properties` and are fitted anew by the
/// command in this service's README.
public final class Weights {

    private final double[] values = new double[Feature.values().length];

    /// @param values by feature; a missing one counts nothing
    public Weights(Map<Feature, Double> values) {
        values.forEach((feature, value) -> this.values[feature.ordinal()] = value);
    }

    /// The weights that this service ships.
    public static Weights standard() {
        return read("weights.properties");
    }

    /// Reads weights from a file on the class path that has every feature.
    static Weights read(String name) {
        Properties properties = new Properties();
        try (InputStream file = Weights.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            Reader reader = new InputStreamReader(file, StandardCharsets.UTF_8);
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<Feature, Double> values = new EnumMap<>(Feature.class);
        for (Feature feature : Feature.values()) {
            String value = properties.getProperty(feature.key());
            if (value == null) {
                throw new IllegalStateException("%s has no %s".formatted(name, feature.key()));
            }
            values.put(feature, Double.valueOf(value));
        }
        return new Weights(values);
    }

    /// The weight of one feature.
    public double of(Feature feature) {
        return values[feature.ordinal()];
    }

    /// The sum of the features' values, weighed.
    double sum(double[] features) {
        double sum = 0;
        for (int i = 0; i < features.length; i++) {
            sum += values[i] * features[i];
        }
        return sum;
    }
}
