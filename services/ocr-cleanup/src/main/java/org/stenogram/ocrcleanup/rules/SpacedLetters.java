package org.stenogram.ocrcleanup.rules;

import java.util.ArrayList;
import java.util.List;
import org.stenogram.ocrcleanup.words.CharacterKind;
import org.stenogram.ocrcleanup.words.DocumentWords;
import org.stenogram.ocrcleanup.words.Language;
import org.stenogram.ocrcleanup.words.Vocabulary;

/// Joins words that were set with a space between their letters, `M I N U T E S  of  the  l e a g u e`. Only where
/// all of them, parted by wider gaps, are known words; what may be a list of letters or initials stays. Runs before the
/// gaps are made one space each.
final class SpacedLetters implements CleanupRule {

    /// So many letters at least, all together.
    private static final int FEWEST = 5;
    private static final int WIDEST = 6;

    private final boolean elides;
    private final Vocabulary vocabulary;

    SpacedLetters(Language language) {
        this.elides = language.traits().elides();
        this.vocabulary = language.vocabulary();
    }

    @Override
    public String name() {
        return "join-spaced-letters";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String reason() {
        return "the letters of a word were set apart";
    }

    @Override
    public List<TextEdit> edits(Draft draft) {
        String text = draft.text();
        DocumentWords words = draft.words(elides);
        List<TextEdit> edits = new ArrayList<>();
        int first = 0;
        while (first < words.total()) {
            int last = first;
            if (isLetter(text, words, first)) {
                while (last + 1 < words.total() && isLetter(text, words, last + 1) && gap(text, words, last) > 0) {
                    last++;
                }
                if (last - first + 1 >= FEWEST && areWords(text, words, first, last)) {
                    addJoins(edits, text, words, first, last);
                }
            }
            first = last + 1;
        }
        return edits;
    }

    /// How many spaces and nothing else stand behind a word; 0 when it is something else.
    private static int gap(String text, DocumentWords words, int word) {
        int from = words.end(word);
        int to = words.start(word + 1);
        if (to - from > WIDEST) {
            return 0;
        }
        for (int at = from; at < to; at++) {
            if (text.charAt(at) != ' ') {
                return 0;
            }
        }
        return to - from;
    }

    private static boolean isLetter(String text, DocumentWords words, int word) {
        return words.end(word) - words.start(word) == 1 && CharacterKind.isLetter(text.charAt(words.start(word)));
    }

    /// Whether every word of a run is known, and none of them is a single letter but between others.
    private boolean areWords(String text, DocumentWords words, int first, int last) {
        int start = first;
        for (int word = first; word <= last; word++) {
            if (word == last || gap(text, words, word) > 1) {
                boolean alone = word == start;
                if (alone && (start == first || word == last)) {
                    return false;
                }
                if (!vocabulary.knows(letters(text, words, start, word))) {
                    return false;
                }
                start = word + 1;
            }
        }
        return true;
    }

    private static String letters(String text, DocumentWords words, int first, int last) {
        StringBuilder letters = new StringBuilder();
        for (int word = first; word <= last; word++) {
            letters.append(text.charAt(words.start(word)));
        }
        return letters.toString();
    }

    /// Takes the spaces out of the words and leaves one between two.
    private static void addJoins(List<TextEdit> edits, String text, DocumentWords words, int first, int last) {
        for (int word = first; word < last; word++) {
            boolean wide = gap(text, words, word) > 1;
            edits.add(new TextEdit(words.end(word), words.start(word + 1), wide ? " " : ""));
        }
    }
}
