package org.stenogram.ocrcleanup.rules;

import java.util.ArrayList;
import java.util.List;
import org.stenogram.ocrcleanup.words.CharacterKind;
import org.stenogram.ocrcleanup.words.DocumentWords;
import org.stenogram.ocrcleanup.words.Language;
import org.stenogram.ocrcleanup.words.Vocabulary;

/// Puts in the space that is missing behind a sentence, `the port.The vote`: only between a known word in small letters
/// and a common one with a capital. Addresses, versions, names of files and abbreviations have one or the other not.
final class GluedSentences implements CleanupRule {

    /// As common as `president`: what sentences begin with is more so, and most names are less.
    private static final int COMMON = 13;
    private static final int SHORTEST = 2;

    private final boolean elides;
    private final Vocabulary vocabulary;

    GluedSentences(Language language) {
        this.elides = language.traits().elides();
        this.vocabulary = language.vocabulary();
    }

    @Override
    public String name() {
        return "part-glued-sentences";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String reason() {
        return "a space was missing between two sentences";
    }

    @Override
    public List<TextEdit> edits(Draft draft) {
        String text = draft.text();
        DocumentWords words = draft.words(elides);
        List<TextEdit> edits = new ArrayList<>();
        // Not the exclamation mark, which may be a misread `l` inside a word.
        Occurrences ends = new Occurrences(text, '.', '?');
        for (int end = ends.next(); end + 1 < text.length(); end = ends.next()) {
            if (!Character.isUpperCase(text.charAt(end + 1))) {
                continue;
            }
            int word = words.beginningAt(end + 1);
            if (word > 0
                    && words.end(word - 1) == end
                    && isWord(words, word - 1, false)
                    && isWord(words, word, true)
                    && standsFree(text, words.start(word - 1), words.end(word))
                    && vocabulary.knows(words.word(word - 1))
                    && vocabulary.commonness(words.word(word)) >= COMMON) {
                edits.add(new TextEdit(end + 1, end + 1, " "));
            }
        }
        return edits;
    }

    /// Letters only, all small but for the first where a capital is asked for.
    private static boolean isWord(DocumentWords words, int word, boolean capital) {
        String letters = words.word(word);
        for (int at = 0; at < letters.length(); at++) {
            char c = letters.charAt(at);
            boolean fits = at == 0 && capital ? Character.isUpperCase(c) : CharacterKind.isSmall(c);
            if (!fits) {
                return false;
            }
        }
        return letters.length() > (capital ? 1 : SHORTEST);
    }

    /// Whether white space stands before the first word, and white space or a comma behind the second: parts of an
    /// address, a path or a program have more of the same beside them.
    private static boolean standsFree(String text, int start, int end) {
        return (start == 0 || CharacterKind.isSpace(text.charAt(start - 1)))
                && (end == text.length() || text.charAt(end) == ',' || CharacterKind.isSpace(text.charAt(end)));
    }
}
