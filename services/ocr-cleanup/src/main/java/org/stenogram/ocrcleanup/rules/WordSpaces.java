package org.stenogram.ocrcleanup.rules;

import java.util.ArrayList;
import java.util.List;
import org.stenogram.ocrcleanup.words.DocumentWords;
import org.stenogram.ocrcleanup.words.Language;
import org.stenogram.ocrcleanup.words.Spacing;
import org.stenogram.ocrcleanup.words.Tokens;

/// Takes out spaces that break a word, `econ omic`, and puts in those that are missing between two, `shouldstep`. Only
/// where what stands there is no word, and what comes of it is one.
final class WordSpaces implements CleanupRule {

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
    public List<TextEdit> edits(String text) {
        Spacing spacing =
                new Spacing(language, DocumentWords.of(text, language.traits().elides()));
        List<int[]> words = new ArrayList<>();
        Tokens.each(text, language.traits().elides(), (start, end) -> words.add(new int[] {start, end}));
        List<TextEdit> edits = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            int joined = joined(text, words, i, spacing);
            for (int part = 1; part < joined; part++) {
                int end = words.get(i + part - 1)[1];
                edits.add(new TextEdit(end, end + 1, ""));
            }
            if (joined > 1) {
                i += joined - 1;
                continue;
            }
            int start = words.get(i)[0];
            int end = words.get(i)[1];
            if (!ConfusedLetters.isPartOfAddress(text, start, end)) {
                spacing.missing(text.substring(start, end))
                        .ifPresent(cut -> edits.add(new TextEdit(start + cut, start + cut, " ")));
            }
        }
        return edits;
    }

    /// How many words from one on were a single one.
    private static int joined(String text, List<int[]> words, int first, Spacing spacing) {
        for (int count = 2; count <= 3 && first + count <= words.size(); count++) {
            int[] last = words.get(first + count - 1);
            int[] before = words.get(first + count - 2);
            if (last[0] != before[1] + 1 || text.charAt(before[1]) != ' ') {
                return 1;
            }
            String[] parts = new String[count];
            for (int part = 0; part < count; part++) {
                parts[part] = text.substring(words.get(first + part)[0], words.get(first + part)[1]);
            }
            if (!ConfusedLetters.isPartOfAddress(text, words.get(first)[0], last[1]) && spacing.wereOne(parts)) {
                return count;
            }
        }
        return 1;
    }
}
