package org.stenogram.ocrcleanup.words;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What may have been printed where something else was read, and at what cost: the negative logarithm of how often
/// that happens. Read from `confusions.tsv`, which `FitConfusions` writes.
public final class Confusions {

    /// As long as this is what was read, at most.
    public static final int LONGEST = 3;

    private static final double CHEAPEST = 2.3;
    private static final double DEAREST = 7.5;
    /// Marks that no word of the lexicon has: dirt, in a language that writes few.
    static final double MARK = 5.0;

    private final Map<String, List<Reading>> readings;

    private Confusions(Map<String, List<Reading>> readings) {
        this.readings = readings;
    }

    /// The confusions that this service ships for every language: those that were fitted, and known ones that the fit
    /// did not see.
    public static Confusions standard() {
        return read(List.of("confusions.tsv", "confusions.known.tsv"));
    }

    /// The same, and those of a language's own letters.
    public static Confusions of(String tag) {
        String own = "confusions." + tag + ".tsv";
        return Confusions.class.getResource(own) == null
                ? standard()
                : read(List.of(own, "confusions.tsv", "confusions.known.tsv"));
    }

    private static Confusions read(List<String> tables) {
        Map<String, List<Reading>> readings = new HashMap<>();
        for (String table : tables) {
            InputStream stream = Objects.requireNonNull(Confusions.class.getResourceAsStream(table), table);
            try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
                read(reader, readings);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Confusions(readings);
    }

    /// Reads a table: what was read, what was printed, how often, of how many places; separated by tabs. Lines that
    /// begin with a number sign are comments; what was read before stays as it is.
    private static void read(Reader table, Map<String, List<Reading>> readings) throws IOException {
        BufferedReader lines = new BufferedReader(table);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String[] cells = line.split("\t", -1);
            double rate = Double.parseDouble(cells[2]) / Double.parseDouble(cells[3]);
            List<Reading> known = readings.computeIfAbsent(cells[0], _ -> new ArrayList<>());
            if (known.stream().noneMatch(reading -> reading.printed().equals(cells[1]))) {
                known.add(new Reading(cells[0], cells[1], cost(rate)));
            }
        }
    }

    /// What may have been printed where this was read.
    List<Reading> readings(String read) {
        List<Reading> known = readings.getOrDefault(read, List.of());
        if (read.length() == 1 && read.charAt(0) >= 0xc0 && known.isEmpty()) {
            String bare = Normalizer.normalize(read, Normalizer.Form.NFD).substring(0, 1);
            return bare.equals(read) ? known : List.of(new Reading(read, bare, MARK));
        }
        return known;
    }

    /// What a confusion costs that happens at this rate.
    static double cost(double rate) {
        return Math.clamp(-Math.log(rate), CHEAPEST, DEAREST);
    }

    /// One thing that may have been printed.
    ///
    /// @param length of what was read for it
    /// @param pair what was read, a tab, what was printed
    /// @param cost negative natural logarithm of its probability
    record Reading(int length, String printed, String pair, double cost) {

        Reading(String read, String printed, double cost) {
            this(read.length(), printed, read + "\t" + printed, cost);
        }
    }
}
