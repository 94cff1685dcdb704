package org.stenogram.ocrcleanup;

import java.util.Map;
import java.util.Optional;
import org.stenogram.ocrcleanup.words.Language;
import org.stenogram.ocrcleanup.words.Tokens;

/// How a text looks, before it is cleaned and after.
///
/// @param knownWords share of the words in small letters that the language's word list has; empty without a list
/// @param garbageTokens share of the runs between white space that are mostly neither letters nor digits, or mix them
/// @param brokenLines share of the filled lines that go on with a small letter what the line above began
record TextHealth(Optional<Double> knownWords, double garbageTokens, double brokenLines) {

    private static final int SHORTEST = 3;

    static TextHealth of(String text, Optional<Language> language) {
        return new TextHealth(language.flatMap(known -> knownWords(text, known)), garbage(text), broken(text));
    }

    void into(Map<String, Double> signals, String when) {
        knownWords.ifPresent(share -> signals.put("knownWords" + when, share));
        signals.put("garbageTokens" + when, garbageTokens);
        signals.put("brokenLines" + when, brokenLines);
    }

    private static Optional<Double> knownWords(String text, Language language) {
        int[] counts = new int[2];
        Tokens.each(text, language.traits().elides(), (start, end) -> {
            if (end - start > 1 && Character.isLowerCase(text.charAt(start))) {
                counts[0]++;
                counts[1] += language.vocabulary().knows(text.substring(start, end)) ? 1 : 0;
            }
        });
        return counts[0] == 0 ? Optional.empty() : Optional.of((double) counts[1] / counts[0]);
    }

    private static double garbage(String text) {
        int tokens = 0;
        int garbage = 0;
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
                end++;
            }
            if (end > at) {
                tokens++;
                garbage += isGarbage(text, at, end) ? 1 : 0;
            }
            at = end + 1;
        }
        return tokens == 0 ? 0 : (double) garbage / tokens;
    }

    private static boolean isGarbage(String text, int start, int end) {
        int letters = 0;
        int digitsInside = 0;
        int others = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (Character.isLetter(c)) {
                letters++;
            } else if (Character.isDigit(c)) {
                boolean inside = i > start && i + 1 < end && isSmall(text.charAt(i - 1)) && isSmall(text.charAt(i + 1));
                digitsInside += inside ? 1 : 0;
                letters++;
            } else if (!Character.isSurrogate(c)) {
                others++;
            }
        }
        if (digitsInside > 0 || end - start < SHORTEST || others <= letters) {
            return digitsInside > 0;
        }
        return text.substring(start, end).chars().distinct().count() > 1;
    }

    private static boolean isSmall(char c) {
        return Character.isLowerCase(c);
    }

    private static double broken(String text) {
        int filled = 0;
        int broken = 0;
        String above = "";
        for (String line : (Iterable<String>) text.lines()::iterator) {
            String trimmed = line.strip();
            if (!trimmed.isEmpty()) {
                filled++;
                broken += !above.isEmpty() && Character.isLowerCase(trimmed.codePointAt(0)) ? 1 : 0;
            }
            above = trimmed;
        }
        return filled == 0 ? 0 : (double) broken / filled;
    }
}
