package org.stenogram.speakersegmentation.lexicon;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Words of a label or a header, folded so that they can be compared.
public final class Words {

    private Words() {}

    /// Lower case without accents, dots, quotes and other marks; one space between words.
    public static String fold(String text) {
        boolean small = true;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean capital = c >= 'A' && c <= 'Z';
            if (!capital && (c < 'a' || c > 'z')) {
                return folded(text);
            }
            small &= !capital;
        }
        // As most words are: letters of ASCII only.
        return small ? text : text.toLowerCase(Locale.ROOT);
    }

    private static boolean isAscii(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static String folded(String text) {
        String decomposed = isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKD);
        StringBuilder folded = new StringBuilder(decomposed.length());
        boolean space = false;
        for (int at = 0; at < decomposed.length(); ) {
            int c = decomposed.codePointAt(at);
            at += Character.charCount(c);
            if (Character.isLetterOrDigit(c) || c == '/' || c == '&' || c == '-') {
                if (space && !folded.isEmpty()) {
                    folded.append(' ');
                }
                space = false;
                folded.appendCodePoint(Character.toLowerCase(c));
            } else if (Character.isWhitespace(c) || c == '_' || c == 0x2013 || c == 0x2014 || c == ',') {
                space = true;
            }
        }
        return folded.toString().toLowerCase(Locale.ROOT).strip();
    }

    /// The words as printed, without the marks at their ends; brackets must have been taken out before. `Mr.SMITH`,
    /// whose
    /// space was lost, is two.
    public static List<String> printed(String text) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && !isSpace(text.charAt(end)) && !isLostSpace(text, at, end)) {
                end++;
            }
            int from = at;
            int to = end;
            while (from < to && !Character.isLetterOrDigit(text.codePointAt(from))) {
                from++;
            }
            while (to > from && !Character.isLetterOrDigit(text.codePointBefore(to))) {
                to--;
            }
            if (to > from) {
                words.add(text.substring(from, to));
            }
            at = end + 1;
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
            } else if (isLostSpace(text, word, at)) {
                spaced = spaced == null ? new StringBuilder(text) : spaced;
                spaced.insert(at + 1 + spaced.length() - text.length(), ' ');
                word = at + 1;
            }
        }
        return spaced == null ? text : spaced.toString();
    }

    /// A full stop behind two letters or more, and a capital behind it.
    private static boolean isLostSpace(String text, int from, int at) {
        return text.charAt(at) == '.'
                && at - from >= 2
                && at + 1 < text.length()
                && Character.isUpperCase(text.charAt(at + 1))
                && Character.isLetter(text.charAt(at - 1))
                && Character.isLetter(text.charAt(at - 2));
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || c == '\u00a0';
    }

    /// Whether a word is written as names are: a capital first.
    public static boolean isCapitalised(String word) {
        int c = word.codePointAt(0);
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
}
