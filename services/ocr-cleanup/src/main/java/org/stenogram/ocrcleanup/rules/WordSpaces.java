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
        return 2;
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
        int next = next(words, 0, doubtful);
        for (int word = 0; word < words.total(); word++) {
            next = next < word ? next(words, word, doubtful) : next;
            // Nothing is to be asked of words that no doubtful one may be joined with.
            word = Math.max(word, next - MOST_PARTS + 1);
            if (next == words.total()) {
                break;
            }
            int joined = joined(draft.text(), words, word, doubtful, spacing);
            for (int part = 1; part < joined; part++) {
                int end = words.end(word + part - 1);
                edits.add(new TextEdit(end, end + 1, ""));
            }
            if (joined > 1) {
                word += joined - 1;
                continue;
            }
            int start = words.start(word);
            if (doubtful[words.spelling(word)]
                    && !ConfusedLetters.isPartOfAddress(draft.text(), start, words.end(word))) {
                spacing.missing(words.word(word))
                        .ifPresent(cut -> edits.add(new TextEdit(start + cut, start + cut, " ")));
            }
        }
        return edits;
    }

    /// The first doubtful word from one on, the count of words when there is none.
    private static int next(DocumentWords words, int from, boolean[] doubtful) {
        int word = from;
        while (word < words.total() && !doubtful[words.spelling(word)]) {
            word++;
        }
        return word;
    }

    /// How many words from one on were a single one.
    private static int joined(String text, DocumentWords words, int first, boolean[] doubtful, Spacing spacing) {
        boolean any = doubtful[words.spelling(first)];
        for (int count = 2; count <= MOST_PARTS && first + count <= words.total(); count++) {
            int last = first + count - 1;
            int before = words.end(last - 1);
            if (words.start(last) != before + 1 || text.charAt(before) != ' ') {
                return 1;
            }
            any |= doubtful[words.spelling(last)];
            if (!any) {
                continue;
            }
            String[] parts = new String[count];
            for (int part = 0; part < count; part++) {
                parts[part] = words.word(first + part);
            }
            // A whole word before a broken one makes a compound with it, too, which nobody wrote.
            if (count == MOST_PARTS
                    && !doubtful[words.spelling(first)]
                    && spacing.areCompound(parts)
                    && spacing.wereOne(parts[1], parts[2])) {
                return 1;
            }
            if (!ConfusedLetters.isPartOfAddress(text, words.start(first), words.end(last)) && spacing.wereOne(parts)) {
                return count;
            }
        }
        return 1;
    }
}
