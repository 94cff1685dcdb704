package org.stenogram.ocrcleanup.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tells whether what was read may be something printed that is known, letter by letter.
public final class Resemblance {

    private final Confusions confusions;
    private final String read;
    private final String printed;
    private final int most;
    private final List<Confusion> made = new ArrayList<>();

    private Resemblance(Confusions confusions, String read, String printed, int most) {
        this.confusions = confusions;
        this.read = read;
        this.printed = printed;
        this.most = most;
    }

    /// The confusions that lead from what was printed to what was read, empty when so few do not.
    ///
    /// @param most how many there may be
    public static Optional<List<Confusion>> of(Confusions confusions, String read, String printed, int most) {
        Resemblance resemblance = new Resemblance(confusions, read, printed, most);
        return resemblance.walk(0, 0) ? Optional.of(List.copyOf(resemblance.made)) : Optional.empty();
    }

    private boolean walk(int at, int to) {
        if (at == read.length()) {
            return to == printed.length();
        }
        if (to < printed.length() && read.charAt(at) == printed.charAt(to) && walk(at + 1, to + 1)) {
            return true;
        }
        if (made.size() == most) {
            return false;
        }
        for (int length = 1; length <= Confusions.LONGEST && at + length <= read.length(); length++) {
            for (Confusions.Reading reading : confusions.readings(read.substring(at, at + length))) {
                if (printed.startsWith(reading.printed(), to)) {
                    made.add(new Confusion(
                            at, at + length, to, to + reading.printed().length()));
                    if (walk(at + length, to + reading.printed().length())) {
                        return true;
                    }
                    made.removeLast();
                }
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
