package org.stenogram.speakersegmentation.labels;

import org.stenogram.speakersegmentation.lexicon.Lexicon;
import org.stenogram.speakersegmentation.lexicon.WordClass;

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
    private static final String FROM = "1!|ij0q5eco68fsvuhngz9";
    private static final String TO = "llllloosccoobttuunnggg";

    private Spelling() {}

    /// Whether two keys are so close that the one is likely the other, misread: the same words, of which long ones
    /// may differ by one letter in five, or by letters that look alike. Initials must be the same.
    public static boolean isClose(String one, String other) {
        String[] ones = one.split(" ");
        String[] others = other.split(" ");
        if (ones.length != others.length) {
            String joined = one.replace(" ", "");
            String otherJoined = other.replace(" ", "");
            return joined.length() >= 6 && distance(joined, otherJoined) <= joined.length() / 8;
        }
        boolean differs = false;
        for (int i = 0; i < ones.length; i++) {
            if (!ones[i].equals(others[i])) {
                boolean close = isCloseWord(ones[i], others[i]) || (i == 0 && isMisreadTitle(ones, others));
                if ((differs && ones.length < 4) || !close) {
                    return false;
                }
                differs = true;
            }
        }
        return true;
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
                && distance(one, other) == 1;
    }

    /// The same for one word; words of fewer than four letters are never close.
    public static boolean isCloseWord(String one, String other) {
        int longer = Math.max(one.length(), other.length());
        int shorter = Math.min(one.length(), other.length());
        int most = Math.max(1, longer / 5);
        if (shorter >= 4 && longer - shorter <= most && distance(one, other) <= most) {
            return true;
        }
        return (longer >= 3 || longer - shorter <= most && distance(one, other) <= most)
                && skeleton(one).equals(skeleton(other));
    }

    /// Levenshtein's distance: letters put in, left out or changed.
    public static int distance(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(row[j - 1], above[j]));
            }
            above = row;
        }
        return above[other.length()];
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
