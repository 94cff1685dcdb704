package org.stenogram.ocrcleanup.morfologik;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import morfologik.fsa.builders.FSABuilder;
import org.stenogram.ocrcleanup.words.Language;
import org.stenogram.ocrcleanup.words.LetterModel;
import org.stenogram.ocrcleanup.words.Traits;
import org.stenogram.ocrcleanup.words.Vocabulary;

/// Makes a language of nothing but its words. How common each is nobody says, so of two that explain a misread word
/// equally well neither is taken.
public final class WordSet {

    /// As common as short words must be to be believed: one word in some seventy thousand.
    private static final int COMMONNESS = 11;

    private WordSet() {}

    /// The language.
    ///
    /// @param tag BCP 47
    /// @param words as they are written inside a sentence
    public static Language language(String tag, Set<String> words) {
        List<byte[]> sorted = new ArrayList<>(words.size());
        for (String word : words) {
            if (word.indexOf('+') < 0) {
                sorted.add(word.getBytes(StandardCharsets.UTF_8));
            }
        }
        sorted.sort(FSABuilder.LEXICAL_ORDERING);
        Vocabulary vocabulary = new Vocabulary(
                List.of(MorfologikLexicon.of(sorted, COMMONNESS)),
                Traits.of(tag).compounds());
        return Language.of(tag, vocabulary, LetterModel.of(words));
    }
}
