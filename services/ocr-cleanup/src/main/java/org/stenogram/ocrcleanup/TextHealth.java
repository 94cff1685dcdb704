package org.stenogram.ocrcleanup;

import java.util.Map;
import java.util.Optional;
import org.stenogram.ocrcleanup.rules.Draft;
import org.stenogram.ocrcleanup.words.DocumentWords;
import org.stenogram.ocrcleanup.words.Language;
import org.stenogram.ocrcleanup.words.Vocabulary;

/// How a text looks, before it is cleaned and after.
///
/// @param knownWords share of the words in small letters that the language's word list has; empty without a list
/// @param garbageTokens share of the runs between white space that are mostly neither letters nor digits, or mix them
/// @param brokenLines share of the filled lines that go on with a small letter what the line above began
record TextHealth(Optional<Double> knownWords, double garbageTokens, double brokenLines) {

    static TextHealth of(Draft draft, TextCounts counts, Optional<Language> language) {
        return new TextHealth(
                language.flatMap(known -> knownWords(draft.words(known.traits().elides()), known.vocabulary())),
                share(counts.garbage(), counts.tokens()),
                share(counts.broken(), counts.filled()));
    }

    void into(Map<String, Double> signals, String when) {
        knownWords.ifPresent(share -> signals.put("knownWords" + when, share));
        signals.put("garbageTokens" + when, garbageTokens);
        signals.put("brokenLines" + when, brokenLines);
    }

    private static double share(int some, int all) {
        return all == 0 ? 0 : (double) some / all;
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
}
