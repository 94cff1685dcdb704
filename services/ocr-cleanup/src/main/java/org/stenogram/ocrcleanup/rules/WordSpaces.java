package org.stenogram.ocrcleanup.rules;

import java.util.ArrayList;
import java.util.List;
import org.stenogram.ocrcleanup.words.DocumentWords;
import org.stenogram.ocrcleanup.words.Language;
import org.stenogram.ocrcleanup.words.Spacing;

/// Takes out spaces that break a word, `econ omic`, and puts in those that are missing between two, `shouldstep`. Only
/// where what stands there is no word, and what comes of it is one.
final class WordSpaces implements CleanupRule {

    /// A word is seldom broken twice.
    private static final int MOST_PARTS = 3;

    private final Language language;

    WordSpaces(Language language) {
        this.language = language;
    }

    @Override
    public String name() {
        return "mend-word-spaces";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String reason() {
        return "a space broke a word, or was missing between two";
    }

    @Override
    public List<TextEdit> edits(Draft draft) {
        DocumentWords words = draft.words(language.traits().elides());
        Spacing spacing = new Spacing(language, words);
        boolean[] doubtful = spacing.doubtful();
        List<TextEdit> edits = new ArrayList<>();
        for (int word = 0; word < words.total(); word++) {
            if (!isDoubtful(words, word, doubtful)) {
                continue;
            }
            int joined = joined(draft.text(), words, word, spacing);
            for (int part = 1; part < joined; part++) {
                int end = words.end(word + part - 1);
                edits.add(new TextEdit(end, end + 1, ""));
            }
            if (joined > 1) {
                word += joined - 1;
                continue;
            }
            int start = words.start(word);
            if (!ConfusedLetters.isPartOfAddress(draft.text(), start, words.end(word))) {
                spacing.missing(words.word(word))
                        .ifPresent(cut -> edits.add(new TextEdit(start + cut, start + cut, " ")));
            }
        }
        return edits;
    }

    /// Whether anything is to be asked of a word: it is doubtful, or one that it may be joined with is.
    private static boolean isDoubtful(DocumentWords words, int first, boolean[] doubtful) {
        int last = Math.min(first + MOST_PARTS, words.total());
        for (int word = first; word < last; word++) {
            if (doubtful[words.spelling(word)]) {
                return true;
            }
        }
        return false;
    }

    /// How many words from one on were a single one.
    private static int joined(String text, DocumentWords words, int first, Spacing spacing) {
        for (int count = 2; count <= MOST_PARTS && first + count <= words.total(); count++) {
            int last = first + count - 1;
            int before = words.end(last - 1);
            if (words.start(last) != before + 1 || text.charAt(before) != ' ') {
                return 1;
            }
            String[] parts = new String[count];
            for (int part = 0; part < count; part++) {
                parts[part] = words.word(first + part);
            }
            if (!ConfusedLetters.isPartOfAddress(text, words.start(first), words.end(last)) && spacing.wereOne(parts)) {
                return count;
            }
        }
        return 1;
    }
}
