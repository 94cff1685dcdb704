package org.stenogram.ocrcleanup.words;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// How well a string of letters reads as a word of the language, known or not: a model of letter trigrams with
/// interpolated smoothing (Jelinek and Mercer 1980). Read from `letters.<language>.tsv`, which `FitConfusions` writes.
public final class LetterModel {

    /// A character that is no letter of the model, in the middle of a word.
    private static final double STRANGE = 8.0;

    private static final char EDGE = '_';
    private static final int LAST_LETTER = 0x250;

    /// The number of each character; those that are no letter of the model share the last.
    private final int[] symbols;
    private final int size;
    private final double[] costs;

    private LetterModel(int[] symbols, int size, double[] costs) {
        this.symbols = symbols;
        this.size = size;
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

    /// A model of a list of words, each counted once.
    public static LetterModel of(Iterable<String> words) {
        Map<String, Double> trigrams = new LinkedHashMap<>();
        for (String word : words) {
            String edged = EDGE + String.valueOf(EDGE) + word.toLowerCase(Locale.ROOT) + EDGE;
            if (edged.chars().allMatch(c -> c < LAST_LETTER)) {
                for (int at = 0; at + 3 <= edged.length(); at++) {
                    trigrams.merge(edged.substring(at, at + 3), 1.0, Double::sum);
                }
            }
        }
        return of(trigrams);
    }

    /// Reads trigrams and their counts, separated by a tab; `_` is a word's edge.
    static LetterModel read(Reader table) throws IOException {
        Map<String, Double> trigrams = new LinkedHashMap<>();
        BufferedReader lines = new BufferedReader(table);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.startsWith("#")) {
                trigrams.put(line.substring(0, 3), Double.parseDouble(line.substring(4)));
            }
        }
        return of(trigrams);
    }

    /// A model of counted trigrams.
    static LetterModel of(Map<String, Double> trigrams) {
        int[] symbols = new int[LAST_LETTER];
        int size = number(trigrams, symbols);
        double[] three = new double[size * size * size];
        double[] two = new double[size * size];
        double[] one = new double[size];
        double total = 0;
        for (Map.Entry<String, Double> trigram : trigrams.entrySet()) {
            int a = symbols[trigram.getKey().charAt(0)];
            int b = symbols[trigram.getKey().charAt(1)];
            int c = symbols[trigram.getKey().charAt(2)];
            double count = trigram.getValue();
            three[(a * size + b) * size + c] += count;
            two[b * size + c] += count;
            one[c] += count;
            total += count;
        }
        double[] costs = new double[three.length];
        for (int ab = 0; ab < size * size; ab++) {
            int b = ab % size;
            double afterTwo = Arrays.stream(three, ab * size, (ab + 1) * size).sum();
            double afterOne = Arrays.stream(two, b * size, (b + 1) * size).sum();
            for (int c = 0; c < size; c++) {
                double share = 0.0002 / size + 0.0498 * one[c] / total;
                share += afterOne == 0 ? 0 : 0.25 * two[b * size + c] / afterOne;
                share += afterTwo == 0 ? 0 : 0.7 * three[ab * size + c] / afterTwo;
                costs[ab * size + c] = -Math.log(share);
            }
        }
        return new LetterModel(symbols, size, costs);
    }

    /// Numbers the letters that the trigrams have.
    private static int number(Map<String, Double> trigrams, int[] symbols) {
        Arrays.fill(symbols, -1);
        int size = 0;
        for (String trigram : trigrams.keySet()) {
            for (int i = 0; i < trigram.length(); i++) {
                char c = trigram.charAt(i);
                symbols[c] = symbols[c] < 0 ? size++ : symbols[c];
            }
        }
        for (int c = 0; c < LAST_LETTER; c++) {
            symbols[c] = symbols[c] < 0 ? size : symbols[c];
        }
        return size + 1;
    }

    /// The negative natural logarithm of a word's probability, whatever its capitals.
    public double cost(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        double cost = 0;
        int a = symbols[EDGE];
        int b = a;
        for (int i = 0; i <= lower.length(); i++) {
            int c = symbol(i == lower.length() ? EDGE : lower.charAt(i));
            cost += c == size - 1 ? STRANGE : costs[(a * size + b) * size + c];
            a = b;
            b = c;
        }
        return cost;
    }

    private int symbol(char c) {
        return c < LAST_LETTER ? symbols[c] : size - 1;
    }
}
