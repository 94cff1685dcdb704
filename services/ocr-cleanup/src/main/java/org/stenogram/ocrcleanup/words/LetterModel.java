package org.stenogram.ocrcleanup.words;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/// How well a string of letters reads as a word of the language, known or not: a model of letter trigrams with
/// interpolated smoothing (Jelinek and Mercer 1980). Read from `letters.<language>.tsv`, which `FitConfusions` writes.
public final class LetterModel {

    private static final int SYMBOLS = 28;
    private static final int EDGE = 26;
    private static final int OTHER = 27;
    /// A character that is no letter of the model, in the middle of a word.
    private static final double STRANGE = 8.0;

    private final double[] costs;

    private LetterModel(double[] costs) {
        this.costs = costs;
    }

    /// The model of a language that this service ships.
    public static LetterModel of(String language) {
        String name = "letters." + language + ".tsv";
        InputStream stream = Objects.requireNonNull(LetterModel.class.getResourceAsStream(name), name);
        try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            return read(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads trigrams and their counts, separated by a tab; `_` is a word's edge.
    static LetterModel read(Reader table) throws IOException {
        double[] three = new double[SYMBOLS * SYMBOLS * SYMBOLS];
        double[] two = new double[SYMBOLS * SYMBOLS];
        double[] one = new double[SYMBOLS];
        double total = 0;
        BufferedReader lines = new BufferedReader(table);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("#")) {
                continue;
            }
            int a = symbol(line.charAt(0));
            int b = symbol(line.charAt(1));
            int c = symbol(line.charAt(2));
            double count = Double.parseDouble(line.substring(4));
            three[(a * SYMBOLS + b) * SYMBOLS + c] += count;
            two[b * SYMBOLS + c] += count;
            one[c] += count;
            total += count;
        }
        double[] costs = new double[three.length];
        for (int ab = 0; ab < SYMBOLS * SYMBOLS; ab++) {
            int b = ab % SYMBOLS;
            double afterTwo =
                    Arrays.stream(three, ab * SYMBOLS, (ab + 1) * SYMBOLS).sum();
            double afterOne = Arrays.stream(two, b * SYMBOLS, (b + 1) * SYMBOLS).sum();
            for (int c = 0; c < SYMBOLS; c++) {
                double share = 0.0002 / SYMBOLS + 0.0498 * one[c] / total;
                share += afterOne == 0 ? 0 : 0.25 * two[b * SYMBOLS + c] / afterOne;
                share += afterTwo == 0 ? 0 : 0.7 * three[ab * SYMBOLS + c] / afterTwo;
                costs[ab * SYMBOLS + c] = -Math.log(share);
            }
        }
        return new LetterModel(costs);
    }

    /// The negative natural logarithm of a word's probability, whatever its capitals.
    public double cost(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        double cost = 0;
        int a = EDGE;
        int b = EDGE;
        for (int i = 0; i <= lower.length(); i++) {
            int c = i == lower.length() ? EDGE : symbol(lower.charAt(i));
            cost += c == OTHER ? STRANGE : costs[(a * SYMBOLS + b) * SYMBOLS + c];
            a = b;
            b = c;
        }
        return cost;
    }

    private static int symbol(char c) {
        if (c == '_') {
            return EDGE;
        }
        return c >= 'a' && c <= 'z' ? c - 'a' : OTHER;
    }
}
