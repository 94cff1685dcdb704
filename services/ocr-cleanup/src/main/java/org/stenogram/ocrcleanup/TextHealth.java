package org.stenogram.ocrcleanup;

import java.util.Map;
import java.util.Optional;
import org.stenogram.ocrcleanup.rules.Draft;
import org.stenogram.ocrcleanup.words.CharacterKind;
import org.stenogram.ocrcleanup.words.DocumentWords;
import org.stenogram.ocrcleanup.words.Language;
import org.stenogram.ocrcleanup.words.Vocabulary;

/// How a text looks, before it is cleaned and after.
///
/// @param knownWords share of the words in small letters that the language's word list has; empty without a list
/// @param garbageTokens share of the runs between white space that are mostly neither letters nor digits, or mix them
/// @param brokenLines share of the filled lines that go on with a small letter what the line above began
record TextHealth(Optional<Double> knownWords, double garbageTokens, double brokenLines) {

    private static final int SHORTEST = 3;

    static TextHealth of(Draft draft, Optional<Language> language) {
        String text = draft.text();
        return new TextHealth(
                language.flatMap(known -> knownWords(draft.words(known.traits().elides()), known.vocabulary())),
                garbage(text),
                broken(text));
    }

    void into(Map<String, Double> signals, String when) {
        knownWords.ifPresent(share -> signals.put("knownWords" + when, share));
        signals.put("garbageTokens" + when, garbageTokens);
        signals.put("brokenLines" + when, brokenLines);
    }

    private static Optional<Double> knownWords(DocumentWords words, Vocabulary vocabulary) {
        int all = 0;
        int known = 0;
        for (int spelling = 0; spelling < words.spellings(); spelling++) {
            int count = words.count(spelling);
            if (count > 0 && words.isInSmallLetters(spelling)) {
                all += count;
                known += words.isKnown(spelling, vocabulary) ? count : 0;
            }
        }
        return all == 0 ? Optional.empty() : Optional.of((double) known / all);
    }

    private static double garbage(String text) {
        int tokens = 0;
        int garbage = 0;
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && !CharacterKind.isSpace(text.charAt(end))) {
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
            if (CharacterKind.isLetter(c)) {
                letters++;
            } else if (CharacterKind.isDigit(c)) {
                boolean inside = i > start
                        && i + 1 < end
                        && CharacterKind.isSmall(text.charAt(i - 1))
                        && CharacterKind.isSmall(text.charAt(i + 1));
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

    private static double broken(String text) {
        int filled = 0;
        int broken = 0;
        boolean above = false;
        for (int start = 0; start < text.length(); ) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            int at = start;
            while (at < end && CharacterKind.isSpace(text.charAt(at))) {
                at++;
            }
            boolean blank = at == end;
            filled += blank ? 0 : 1;
            broken += !blank && above && Character.isLowerCase(text.codePointAt(at)) ? 1 : 0;
            above = !blank;
            start = end + 1;
        }
        return filled == 0 ? 0 : (double) broken / filled;
    }
}
