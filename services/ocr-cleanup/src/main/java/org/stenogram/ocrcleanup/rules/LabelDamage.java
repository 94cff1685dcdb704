package org.stenogram.ocrcleanup.rules;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.stenogram.ocrcleanup.words.Confusions;
import org.stenogram.ocrcleanup.words.DocumentWords;
import org.stenogram.ocrcleanup.words.Resemblance;
import org.stenogram.ocrcleanup.words.Vocabulary;

/// Whether a label is another one, damaged, rather than somebody else's.
///
/// Damage that no name shows is believed easily: a digit or a capital in the middle of a word, a space where none
/// belongs, a mark on a letter in a text that has none. Damage that makes a possible name of another (`Kissinqer`) is
/// believed only of a long word that no lexicon has and that stands nowhere else, for shapes that print is known to
/// confuse, and where the other label is many times as frequent. So `Brown` and `Browne`, `Lane` and `Lone`, `K` and
/// `R` stay two people.
final class LabelDamage {

    private static final Pattern RIGHT = Pattern.compile("[\\[(*_]{0,2}\\p{Lu}[\\p{L}\\p{M}.,'’*_()\\[\\] :&-]+");
    /// Characters, spaces apart, by which a label may be shorter or longer than what it was.
    static final int MOST_APART = 2;

    private static final int FEWEST_LETTERS = 4;
    private static final int LONG_WORD = 6;
    private static final int MORE_OFTEN = 3;
    private static final int FAR_MORE_OFTEN = 8;
    private static final int A_LETTER_OF_THE_TEXT = 3;
    private static final String VOWELS = "aeiouyAEIOUY";

    /// What two names hardly ever differ by.
    private static final Set<String> SHAPES = Set.of(
            "rn m", "m rn", "cl d", "d cl", "c e", "e c", "li h", "h li", "ii u", "u ii", "n u", "u n", "q g", "g q",
            "vv w", "ri n", "nn m", "m nn", "ni m", "in m", "iii m", "lh th", "tli th", "f t", "il d", "y v", "lc k",
            "I l", "l I", "i l", "l i", "h b");

    private final Confusions confusions;
    private final Optional<Vocabulary> vocabulary;
    private final DocumentWords words;

    LabelDamage(Confusions confusions, Optional<Vocabulary> vocabulary, DocumentWords words) {
        this.confusions = confusions;
        this.vocabulary = vocabulary;
        this.words = words;
    }

    /// Whether a label may be one that others are damaged forms of: letters and the signs of labels only.
    static boolean mayBeRight(String label) {
        return RIGHT.matcher(label).matches()
                && label.chars().filter(Character::isLetter).count() >= FEWEST_LETTERS
                && !hasOddSpace(label);
    }

    /// A label that may be another one, damaged.
    ///
    /// @param count how often it comes
    Suspect suspect(String label, int count) {
        return new Suspect(label, count);
    }

    /// A label that is held against all that come more often.
    final class Suspect {

        private final String label;
        private final int count;
        private final String squeezed;
        /// The label with no space too many.
        private final String read;
        private final Resemblance resemblance;

        private Suspect(String label, int count) {
            this.label = label;
            this.count = count;
            this.squeezed = squeezed(label);
            this.read = hasOddSpace(label) ? label.replaceAll(" {2,}", " ").replaceAll(" (?=[.,:])", "") : label;
            this.resemblance = new Resemblance(confusions, read);
        }

        /// Whether it is another label, damaged.
        ///
        /// @param otherSqueezed the other label without its spaces
        /// @param often how often the other one comes
        boolean was(String other, String otherSqueezed, int often) {
            if (Math.abs(squeezed.length() - otherSqueezed.length()) > MOST_APART
                    || label.charAt(label.length() - 1) != other.charAt(other.length() - 1)) {
                return false;
            }
            // Nothing but spaces in which the two differ, or one space too many.
            if ((squeezed.equals(otherSqueezed) && !hasOddSpace(other)) || read.equals(other)) {
                return true;
            }
            if (often < MORE_OFTEN * count) {
                return false;
            }
            int most = other.length() > 2 * LONG_WORD ? 2 : 1;
            Optional<List<Resemblance.Confusion>> confused = resemblance.to(other, most);
            return confused.isPresent()
                    && confused.get().stream()
                            .allMatch(pair -> isPlainDamage(read, other, pair)
                                    || (count == 1 && often >= FAR_MORE_OFTEN && isNoName(read, other, pair)));
        }
    }

    private static boolean hasOddSpace(String label) {
        return label.contains("  ") || label.contains(" .") || label.contains(" :") || label.contains(" ,");
    }

    /// A label without its spaces.
    static String squeezed(String label) {
        return label.replace(" ", "");
    }

    /// Whether no name is written as the label is here.
    private boolean isPlainDamage(String read, String other, Resemblance.Confusion pair) {
        String shown = read.substring(pair.start(), pair.end());
        String printed = other.substring(pair.printedStart(), pair.printedEnd());
        boolean inWord = pair.start() > 0 && Character.isLetter(read.charAt(pair.start() - 1));
        for (int i = 0; i < shown.length(); i++) {
            char c = shown.charAt(i);
            if (!Character.isLetter(c)) {
                return true;
            }
            if (c >= 0xc0 && words.charactersOf(c) < A_LETTER_OF_THE_TEXT) {
                return true;
            }
        }
        boolean capitals = shown.equals(shown.toUpperCase(Locale.ROOT));
        boolean smallForCapital = !capitals && printed.equals(printed.toUpperCase(Locale.ROOT));
        boolean capitalForSmall = capitals && printed.equals(printed.toLowerCase(Locale.ROOT));
        return smallForCapital || (capitalForSmall && inWord);
    }

    private boolean isNoName(String read, String other, Resemblance.Confusion pair) {
        String shown = read.substring(pair.start(), pair.end());
        String printed = other.substring(pair.printedStart(), pair.printedEnd());
        String word = wordAt(read, pair.start());
        String right = wordAt(other, pair.printedStart());
        if (word.length() < LONG_WORD
                || vocabulary.isEmpty()
                || vocabulary.get().knows(word)
                || words.count(word) > 1) {
            return false;
        }
        boolean startsWord = pair.start() == 0 || !Character.isLetter(read.charAt(pair.start() - 1));
        boolean isTitle = vocabulary.get().knows(right);
        return !startsWord
                && (isTitle ? !(areVowels(shown) && areVowels(printed)) : SHAPES.contains(shown + " " + printed));
    }

    private static boolean areVowels(String letters) {
        return letters.chars().allMatch(c -> VOWELS.indexOf(c) >= 0);
    }

    private static String wordAt(String label, int at) {
        int from = at;
        int to = at;
        while (from > 0 && Character.isLetterOrDigit(label.charAt(from - 1))) {
            from--;
        }
        while (to < label.length() && Character.isLetterOrDigit(label.charAt(to))) {
            to++;
        }
        return label.substring(from, to);
    }
}
