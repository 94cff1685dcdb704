package org.stenogram.speakersegmentation.lexicon;

import java.util.ArrayList;
import java.util.List;

/// Words of a label or a header, folded so that they can be compared.
public final class Words {

    private Words() {}

    /// Lower case without accents, dots, quotes and other marks; one space between words.
    public static String fold(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean between = at > 0 && at + 1 < text.length() && text.charAt(at - 1) != ' ';
            if (c < ' ' || Folding.one(c) != c || (c == ' ' && !between)) {
                return folded(text);
            }
        }
        return text;
    }

    /// All of them folded.
    public static List<String> folded(List<String> texts) {
        return texts.stream().map(Words::fold).toList();
    }

    private static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        boolean space = false;
        for (int at = 0; at < text.length(); at++) {
            char c = Folding.one(text.charAt(at));
            if (c > ' ') {
                if (space) {
                    folded.append(' ');
                    space = false;
                }
                folded.append(c);
            } else if (c == ' ') {
                space = !folded.isEmpty();
            } else if (c == Folding.SEVERAL) {
                return Folding.all(text, 0, text.length());
            }
        }
        return folded.toString();
    }

    /// The words as printed, without the marks at their ends; brackets must have been taken out before. `Mr.SMITH`,
    /// whose
    /// space was lost, is two.
    public static List<String> printed(String text) {
        List<String> words = new ArrayList<>();
        for (WordCursor word = in(text); word.next(); ) {
            words.add(word.word());
        }
        return words;
    }

    /// The same words, one after the other, where they stand.
    public static WordCursor in(String text) {
        return in(text, 0, text.length());
    }

    /// The words of a stretch of a text.
    public static WordCursor in(String text, int from, int to) {
        return new WordCursor(text, from, to);
    }

    /// How many words there are; `most` and one when there are more than `most`.
    public static int count(String text, int most) {
        int words = 0;
        for (WordCursor word = in(text); words <= most && word.next(); ) {
            words++;
        }
        return words;
    }

    /// The text with the spaces that were lost behind titles: `Mr.SMITH`.
    public static String spaced(String text) {
        int word = 0;
        StringBuilder spaced = null;
        for (int at = 0; at < text.length(); at++) {
            if (isSpace(text.charAt(at))) {
                word = at + 1;
            } else if (isLostSpace(text, word, at, text.length())) {
                spaced = spaced == null ? new StringBuilder(text) : spaced;
                spaced.insert(at + 1 + spaced.length() - text.length(), ' ');
                word = at + 1;
            }
        }
        return spaced == null ? text : spaced.toString();
    }

    /// A full stop behind two letters or more, and a capital behind it.
    static boolean isLostSpace(String text, int from, int at, int to) {
        return text.charAt(at) == '.'
                && at - from >= 2
                && at + 1 < to
                && Character.isUpperCase(text.charAt(at + 1))
                && Character.isLetter(text.charAt(at - 1))
                && Character.isLetter(text.charAt(at - 2));
    }

    static boolean isSpace(char c) {
        // Most characters are above the space and below what is rarer.
        return (c <= ' ' || c > '~') && (Character.isWhitespace(c) || c == '\u00a0');
    }

    /// Whether a word is written as names are: a capital first.
    public static boolean isCapitalised(String word) {
        return isCapital(word.codePointAt(0));
    }

    /// The same for a word where it stands.
    public static boolean isCapitalised(String text, int from, int to) {
        char first = text.charAt(from);
        return isCapital(Character.isHighSurrogate(first) && from + 1 < to ? text.codePointAt(from) : first);
    }

    static boolean isCapital(int c) {
        return Character.isUpperCase(c)
                || Character.isTitleCase(c)
                || (!Character.isLowerCase(c) && Character.isLetter(c));
    }

    /// The text with the letters that OCR has read as digits or small letters among capitals: `H0LLOWAY`, `CHAlRMAN`.
    public static String asMeant(String text) {
        StringBuilder meant = null;
        for (int at = 1; at + 1 < text.length(); at++) {
            char c = text.charAt(at);
            if ((c == '0' || c == '1' || c == 'l' || c == '|') && isAmongCapitals(text, at)) {
                meant = meant == null ? new StringBuilder(text) : meant;
                meant.setCharAt(at, c == '0' ? 'O' : 'I');
            }
        }
        return meant == null ? text : meant.toString();
    }

    private static boolean isAmongCapitals(String text, int at) {
        return at > 0
                && at + 1 < text.length()
                && Character.isUpperCase(text.charAt(at - 1))
                && Character.isUpperCase(text.charAt(at + 1));
    }

    /// Whether all letters, of which there are at least `letters`, are capitals; Scots `Mc` may keep its small letter.
    public static boolean isCapitals(String word, int letters) {
        int count = 0;
        for (int at = 0; at < word.length(); at++) {
            char c = word.charAt(at);
            if (Character.isLetter(c)) {
                boolean scots = c == 'c' && at > 0 && (word.charAt(at - 1) == 'M' || word.startsWith("Mac"));
                scots |= c == 'a' && word.startsWith("Mac");
                boolean misread = c == 'l' && isAmongCapitals(word, at);
                if (Character.isLowerCase(c) && !scots && !misread) {
                    return false;
                }
                count++;
            }
        }
        return count >= letters;
    }

    /// Whether it is written in ideographs, as far as its first letter tells.
    public static boolean isIdeographic(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (Character.isLetter(text.charAt(at))) {
                return Character.isIdeographic(text.codePointAt(at));
            }
        }
        return false;
    }
}
