package org.stenogram.ocrcleanup.words;

import java.util.ArrayList;
import java.util.List;
import org.stenogram.ocrcleanup.words.Confusions.Reading;

/// What it costs to take one small letter for another where nothing is known of the two: print that is worn or faint
/// turns any letter into one of about its height.
final class LetterShapes {

    private static final double SAME_HEIGHT = 8.2;
    private static final double OTHER_HEIGHT = 9.4;

    private static final String LOW = "aceimnorsuvwxz";
    private static final String TALL = "bdfhijklt";
    private static final String DEEP = "gjpqy";

    private static final List<List<Reading>> GUESSES = guesses();

    private LetterShapes() {}

    /// What any small letter may have been, a guess each, in the order of the alphabet.
    static List<Reading> guesses(char read) {
        return GUESSES.get(read - 'a');
    }

    private static List<List<Reading>> guesses() {
        List<List<Reading>> guesses = new ArrayList<>();
        for (char read = 'a'; read <= 'z'; read++) {
            List<Reading> others = new ArrayList<>();
            for (char printed = 'a'; printed <= 'z'; printed++) {
                if (printed != read) {
                    others.add(new Reading(String.valueOf(read), String.valueOf(printed), cost(read, printed)));
                }
            }
            guesses.add(List.copyOf(others));
        }
        return List.copyOf(guesses);
    }

    /// @return the negative natural logarithm of its probability
    static double cost(char read, char printed) {
        return isSameHeight(read, printed) ? SAME_HEIGHT : OTHER_HEIGHT;
    }

    /// Whether a cost is that of a letter of which nothing is known.
    static boolean isGuess(double cost) {
        return cost >= SAME_HEIGHT;
    }

    private static boolean isSameHeight(char one, char other) {
        return both(LOW, one, other) || both(TALL, one, other) || both(DEEP, one, other);
    }

    private static boolean both(String letters, char one, char other) {
        return letters.indexOf(one) >= 0 && letters.indexOf(other) >= 0;
    }
}
