package org.stenogram.ocrcleanup.words;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// How often a document writes each word, exactly as it is written.
public final class DocumentWords {

    private final Map<String, Integer> counts = new HashMap<>();
    private int total;

    /// Counts every word of a text: runs of letters, digits and what may stand inside a word.
    public static DocumentWords of(String text) {
        return of(text, false);
    }

    /// The same, with or without words that lost their vowel: see [Tokens#each(String, boolean, Tokens.Taker)].
    public static DocumentWords of(String text, boolean elides) {
        DocumentWords words = new DocumentWords();
        Tokens.each(text, elides, (start, end) -> {
            words.counts.merge(text.substring(start, end), 1, Integer::sum);
            words.total++;
        });
        return words;
    }

    /// How often a word comes.
    public int count(String word) {
        return counts.getOrDefault(word, 0);
    }

    /// How many words there are, each as often as it comes.
    public int total() {
        return total;
    }

    /// In how many spellings a character stands.
    public int charactersOf(char c) {
        return spellingsWith(String.valueOf(c));
    }

    /// Every spelling.
    public Set<String> spellings() {
        return counts.keySet();
    }

    /// How many spellings have some letters in them.
    int spellingsWith(String letters) {
        int with = 0;
        for (String word : counts.keySet()) {
            with += word.contains(letters) ? 1 : 0;
        }
        return with;
    }
}
