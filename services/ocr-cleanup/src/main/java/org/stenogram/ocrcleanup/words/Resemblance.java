package org.stenogram.ocrcleanup.words;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tells whether what was read may be something printed that is known, letter by letter.
public final class Resemblance {

    private final Confusions confusions;
    private final String read;
    /// Per place, what may have been printed from there on; looked up when first asked for.
    private final List<@Nullable List<Confusions.Reading>> readings;
    private final List<Confusion> made = new ArrayList<>();

    /// @param read what is held against many things that may have been printed
    public Resemblance(Confusions confusions, String read) {
        this.confusions = confusions;
        this.read = read;
        this.readings = new ArrayList<>(Collections.nCopies(read.length(), null));
    }

    /// The confusions that lead from what was printed to what was read, empty when so few do not.
    ///
    /// @param most how many there may be
    public Optional<List<Confusion>> to(String printed, int most) {
        made.clear();
        return walk(printed, most, 0, 0) ? Optional.of(List.copyOf(made)) : Optional.empty();
    }

    private List<Confusions.Reading> readings(int at) {
        List<Confusions.Reading> known = readings.get(at);
        if (known == null) {
            known = new ArrayList<>();
            for (int length = 1; length <= Confusions.LONGEST && at + length <= read.length(); length++) {
                known.addAll(confusions.readings(read.substring(at, at + length)));
            }
            readings.set(at, known);
        }
        return known;
    }

    private boolean walk(String printed, int most, int at, int to) {
        if (at == read.length()) {
            return to == printed.length();
        }
        if (to < printed.length() && read.charAt(at) == printed.charAt(to) && walk(printed, most, at + 1, to + 1)) {
            return true;
        }
        if (made.size() == most) {
            return false;
        }
        for (Confusions.Reading reading : readings(at)) {
            if (printed.startsWith(reading.printed(), to)) {
                int next = at + reading.length();
                int nextTo = to + reading.printed().length();
                made.add(new Confusion(at, next, to, nextTo));
                if (walk(printed, most, next, nextTo)) {
                    return true;
                }
                made.removeLast();
            }
        }
        return false;
    }

    /// One stretch that was read for another.
    ///
    /// @param start of what was read
    /// @param end of what was read
    /// @param printedStart of what was printed
    /// @param printedEnd of what was printed
    public record Confusion(int start, int end, int printedStart, int printedEnd) {}
}
