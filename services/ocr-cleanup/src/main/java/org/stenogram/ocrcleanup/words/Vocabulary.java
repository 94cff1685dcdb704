package org.stenogram.ocrcleanup.words;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/// The lexicons of one language, asked as one.
public final class Vocabulary {

    /// What a word of the most common kind is, as a natural logarithm of its share of all words.
    private static final double MOST_COMMON = -2.9;
    private static final int TOP = 22;
    /// By how much each step of commonness is rarer.
    private static final double STEP = 0.75;
    /// Lexicons list letters and abbreviations as words; as short as this only common ones count.
    private static final int SHORT = 2;
    private static final int COMMON = 11;

    private static final String UNMARKED = "AEIOUC";
    /// Grave, acute, circumflex, diaeresis, cedilla.
    private static final char[] MARKS = {'\u0300', '\u0301', '\u0302', '\u0308', '\u0327'};
    private static final int SHORTEST_HALF = 4;
    private static final int SHORTEST_BORROWED = 4;

    private final List<Lexicon> lexicons;
    private final boolean compounds;
    private final List<Lexicon> lenders;
    private final boolean ranked;
    private final Remembered asked = new Remembered(this::find);

    /// Lexicons that do not say how common a word is.
    ///
    /// @param lexicons of one language
    /// @param compounds whether two words of it written as one are a word, too
    public Vocabulary(List<Lexicon> lexicons, boolean compounds) {
        this(lexicons, compounds, List.of(), false);
    }

    /// Lexicons that say how common a word is, and words that the language borrows: those of another language that have
    /// a letter which its
    /// own words lack, as `communiqué` and `débris` in English.
    ///
    /// @param lenders of another language
    public Vocabulary(List<Lexicon> lexicons, boolean compounds, List<Lexicon> lenders) {
        this(lexicons, compounds, lenders, true);
    }

    private Vocabulary(List<Lexicon> lexicons, boolean compounds, List<Lexicon> lenders, boolean ranked) {
        this.ranked = ranked;
        this.lexicons = List.copyOf(lexicons);
        this.compounds = compounds;
        this.lenders = List.copyOf(lenders);
    }

    /// Whether a name that is no word can be told from a word that was misread.
    boolean tellsNames() {
        return ranked;
    }

    /// The lexicons.
    public List<Lexicon> lexicons() {
        return lexicons;
    }

    /// Whether a word may be written like this: as listed, or with a capital at its beginning, or all
    /// in capitals.
    public boolean knows(String word) {
        return commonness(word) >= 0;
    }

    /// Whether a lexicon has a word itself, with a capital or without, and not only the halves of a compound.
    boolean lists(String word) {
        return exact(word) >= 0 || exact(word.toLowerCase(Locale.ROOT)) >= 0;
    }

    /// How common a word is, however it is capitalised; -1 when it is none.
    public int commonness(String word) {
        return asked.of(word);
    }

    /// The same.
    ///
    /// @param hash as strings have it
    int commonness(char[] letters, int start, int end, int hash) {
        return asked.of(letters, start, end, hash);
    }

    /// The same for a word whose answer is not worth keeping: whoever asks keeps what it makes of it.
    int lookUp(String word) {
        return find(word);
    }

    private int find(String word) {
        String plain = word.indexOf('’') < 0 ? word : word.replace('’', '\'');
        int best = exact(plain);
        if (!plain.isEmpty() && Character.isUpperCase(plain.charAt(0))) {
            String lower = plain.toLowerCase(Locale.ROOT);
            boolean capitals = plain.equals(plain.toUpperCase(Locale.ROOT));
            String title = plain.charAt(0) + lower.substring(1);
            if (plain.equals(title) || capitals) {
                best = Math.max(best, Math.max(exact(lower), exact(title)));
            }
        }
        if (best < 0 && !plain.isEmpty() && UNMARKED.indexOf(plain.charAt(0)) >= 0) {
            best = withMark(plain);
        }
        return best < 0 && ((compounds && isCompound(plain)) || isBorrowed(plain)) ? 0 : best;
    }

    private boolean isBorrowed(String word) {
        if (lenders.isEmpty()
                || word.length() < SHORTEST_BORROWED
                || word.chars().allMatch(c -> c < 0x80)) {
            return false;
        }
        // `d'état` is borrowed with what it lost before it.
        String borrowed = word.substring(word.indexOf('\'') + 1);
        String lower = borrowed.toLowerCase(Locale.ROOT);
        return lenders.stream().anyMatch(lender -> lender.commonness(borrowed) >= 0 || lender.commonness(lower) >= 0);
    }

    /// Capitals were often printed without their marks: `Etat`.
    private int withMark(String word) {
        int best = -1;
        for (char mark : MARKS) {
            String marked = Normalizer.normalize(word.charAt(0) + String.valueOf(mark), Normalizer.Form.NFC);
            if (marked.length() == 1) {
                String rest = word.substring(1);
                best = Math.max(best, Math.max(exact(marked + rest), exact(marked.toLowerCase(Locale.ROOT) + rest)));
            }
        }
        return best;
    }

    /// `Hafenbehörde`: each half is a word, the first perhaps with an s behind it.
    private boolean isCompound(String word) {
        for (int cut = SHORTEST_HALF; cut <= word.length() - SHORTEST_HALF; cut++) {
            String tail = word.substring(cut);
            if (isHalf(tail) && (isHalf(word.substring(0, cut)) || isHalfWithS(word, cut))) {
                return true;
            }
        }
        return false;
    }

    private boolean isHalfWithS(String word, int cut) {
        return cut > SHORTEST_HALF && word.charAt(cut - 1) == 's' && isHalf(word.substring(0, cut - 1));
    }

    private boolean isHalf(String part) {
        String lower = part.toLowerCase(Locale.ROOT);
        return exact(lower) >= 0 || exact(Character.toUpperCase(lower.charAt(0)) + lower.substring(1)) >= 0;
    }

    private int exact(String word) {
        int best = -1;
        for (Lexicon lexicon : lexicons) {
            best = Math.max(best, lexicon.commonness(word));
        }
        return best < 0 || counts(word.length(), best) ? best : -1;
    }

    /// Whether a word of this length is common enough to be believed.
    static boolean counts(int length, int commonness) {
        return length > SHORT || commonness >= COMMON;
    }

    /// The natural logarithm of a word's share of all words.
    public static double share(int commonness) {
        return MOST_COMMON - STEP * (TOP - Math.min(commonness, TOP));
    }
}
