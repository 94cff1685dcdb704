package org.stenogram.speakersegmentation.labels;

import org.stenogram.speakersegmentation.lexicon.Lexicon;
import org.stenogram.speakersegmentation.lexicon.WordClass;
import org.stenogram.speakersegmentation.lexicon.Words;

/// How far two folded spellings are apart, as OCR confuses letters.
public final class Spelling {

    private static final String[][] CONFUSED = {
        {"rn", "m"},
        {"nn", "m"},
        {"in", "m"},
        {"iii", "m"},
        {"ni", "m"},
        {"lvi", "m"},
        {"ii", "u"},
        {"li", "h"},
        {"cl", "d"},
        {"vv", "w"},
        {"ri", "n"},
        {"ol", "d"},
        {"fi", "h"},
        {"tl", "d"},
    };
    /// Letters that are in none of these.
    private static final String PLAIN = "akpxy";

    private static final int LEAST_TO_DIFFER_TWICE = 4;
    private static final String FROM = "1!|ij0q5eco68fsvuhngz9";
    private static final String TO = "llllloosccoobttuunnggg";

    private Spelling() {}

    /// Whether two keys are so close that the one is likely the other, misread: the same words, of which long ones
    /// may differ by one letter in five, or by letters that look alike. Initials must be the same.
    ///
    /// @param ones the words of `one`
    /// @param others those of `other`
    static boolean isClose(String one, String[] ones, String other, String[] others) {
        if (ones.length != others.length) {
            if (Words.isIdeographic(one)) {
                return false;
            }
            int letters = one.length() - (ones.length - 1);
            int otherLetters = other.length() - (others.length - 1);
            return letters >= 6
                    && Math.abs(letters - otherLetters) <= letters / 8
                    && isWithin(one.replace(" ", ""), other.replace(" ", ""), letters / 8);
        }
        if (ones.length < LEAST_TO_DIFFER_TWICE && differing(ones, others) > 1) {
            return false;
        }
        boolean differs = false;
        for (int i = 0; i < ones.length; i++) {
            if (!ones[i].equals(others[i])) {
                boolean close = isCloseWord(ones[i], others[i]) || (i == 0 && isMisreadTitle(ones, others));
                if ((differs && ones.length < LEAST_TO_DIFFER_TWICE) || !close) {
                    return false;
                }
                differs = true;
            }
        }
        return true;
    }

    /// `speaker 01` and `speaker 02`: what ends with a digit on both sides is told apart by it.
    private static boolean areNumbered(String one, String other) {
        int last = one.length() - 1;
        int otherLast = other.length() - 1;
        return last >= 0
                && otherLast >= 0
                && Character.isDigit(one.charAt(last))
                && Character.isDigit(other.charAt(otherLast))
                && !one.equals(other);
    }

    private static int differing(String[] ones, String[] others) {
        int differing = 0;
        for (int i = 0; i < ones.length; i++) {
            differing += ones[i].equals(others[i]) ? 0 : 1;
        }
        return differing;
    }

    /// `Ma. Smith` for `Mr. Smith`, `Tee Secretary` for `The Secretary`: a short first word that is none beside one
    /// that is.
    private static boolean isMisreadTitle(String[] ones, String[] others) {
        String one = ones[0];
        String other = others[0];
        Lexicon lexicon = Lexicon.standard();
        boolean known = lexicon.isFolded(WordClass.HONORIFIC, one) || lexicon.isFolded(WordClass.PARTICLE, one);
        boolean otherKnown =
                lexicon.isFolded(WordClass.HONORIFIC, other) || lexicon.isFolded(WordClass.PARTICLE, other);
        return ones.length >= 2
                && one.length() >= 2
                && one.length() <= 3
                && one.length() == other.length()
                && known != otherKnown
                && !one.equals(other)
                && isWithin(one, other, 1);
    }

    /// The same for one word; words of fewer than four letters are never close, nor are ideographs: two that differ in
    /// one
    /// are two names.
    public static boolean isCloseWord(String one, String other) {
        if (areNumbered(one, other) || Words.isIdeographic(one) || Words.isIdeographic(other)) {
            return false;
        }
        int longer = Math.max(one.length(), other.length());
        int shorter = Math.min(one.length(), other.length());
        int most = Math.max(1, longer / 5);
        if (shorter >= 4 && longer - shorter <= most && isWithin(one, other, most)) {
            return true;
        }
        return (longer >= 3 || longer - shorter <= most && isWithin(one, other, most))
                && sameButFor(one, other)
                && skeleton(one).equals(skeleton(other));
    }

    /// Whether those letters stand in both in the same order that no other is taken for, and no skeleton loses: a look
    /// before the skeletons are made.
    private static boolean sameButFor(String one, String other) {
        int at = nextPlain(one, 0);
        int there = nextPlain(other, 0);
        while (at < one.length() && there < other.length() && one.charAt(at) == other.charAt(there)) {
            at = nextPlain(one, at + 1);
            there = nextPlain(other, there + 1);
        }
        return at >= one.length() && there >= other.length();
    }

    private static int nextPlain(String word, int from) {
        int at = from;
        while (at < word.length() && PLAIN.indexOf(word.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    /// Whether Levenshtein's distance is no more than that: it is looked for no further than it can still be.
    private static boolean isWithin(String one, String other, int most) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            int least = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j - 1], diagonal));
                least = Math.min(least, row[j]);
            }
            if (least > most) {
                return false;
            }
        }
        return row[other.length()] <= most;
    }

    /// What is left of a spelling when letters that look alike are one.
    static String skeleton(String folded) {
        String text = folded;
        for (String[] pair : CONFUSED) {
            text = text.replace(pair[0], pair[1]);
        }
        StringBuilder skeleton = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            int found = FROM.indexOf(text.charAt(at));
            skeleton.append(found < 0 ? text.charAt(at) : TO.charAt(found));
        }
        return skeleton.toString();
    }
}
