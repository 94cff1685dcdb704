package org.stenogram.query.quotations;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A word of a text, in the form that is compared and where it stands.
///
/// @param folded without case, diacritics and apostrophes
/// @param start first code point in the text
/// @param end one past the last code point
public record Word(String folded, int start, int end) {

    /// A run without spaces that is longer is cut: comparing two words takes the product of their lengths.
    private static final int LONGEST = 40;

    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:['’][\\p{L}\\p{M}\\p{N}]+)*");
    private static final Pattern NOT_COMPARED = Pattern.compile("[\\p{M}'’]+");

    /// The words of a text, in its order.
    public static List<Word> of(String text) {
        List<Word> words = new ArrayList<>();
        Matcher found = FORM.matcher(text);
        int index = 0;
        int point = 0;
        while (found.find()) {
            point += text.codePointCount(index, found.start());
            index = found.start();
            while (index < found.end()) {
                int end = end(text, index, found.end());
                int length = text.codePointCount(index, end);
                String folded = fold(text.substring(index, end));
                if (!folded.isEmpty()) {
                    words.add(new Word(folded, point, point + length));
                }
                point += length;
                index = end;
            }
        }
        return words;
    }

    int weight() {
        return folded.length();
    }

    private static int end(String text, int from, int to) {
        int end = Math.min(to, from + LONGEST);
        return end < to && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
    }

    private static String fold(String word) {
        if (isPlain(word)) {
            return word.toLowerCase(Locale.ROOT);
        }
        String plain = NOT_COMPARED
                .matcher(Normalizer.normalize(word, Normalizer.Form.NFKD))
                .replaceAll("");
        return plain.toLowerCase(Locale.ROOT);
    }

    private static boolean isPlain(String word) {
        for (int i = 0; i < word.length(); i++) {
            char letter = word.charAt(i);
            if (letter >= 0x80 || letter == '\'') {
                return false;
            }
        }
        return true;
    }
}
