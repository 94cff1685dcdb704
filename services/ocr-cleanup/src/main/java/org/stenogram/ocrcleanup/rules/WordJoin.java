package org.stenogram.ocrcleanup.rules;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.stenogram.ocrcleanup.words.CharacterKind;
import org.stenogram.ocrcleanup.words.DocumentWords;

/// Decides what a hyphen at a line's end was: a mark of the break, or part of the word. The document itself is the
/// lexicon: what it writes elsewhere in one line counts.
final class WordJoin {

    /// First parts that keep their hyphen.
    private static final Set<String> COMPOUNDING = Set.of("self", "vice", "quasi", "ex", "all");

    private final Set<String> words;
    private final Set<String> compounds;

    private WordJoin(Set<String> words, Set<String> compounds) {
        this.words = words;
        this.compounds = compounds;
    }

    /// Reads a document's words, those at line breaks left out.
    static WordJoin of(Draft draft) {
        DocumentWords words = draft.words(false);
        boolean[] whole = new boolean[words.spellings()];
        Reader reader = new Reader(draft.text());
        for (int word = 0; word < words.total(); word++) {
            int start = words.start(word);
            int end = words.end(word);
            if (start >= reader.read && standsAlone(draft.text(), start, end)) {
                whole[words.spelling(word)] = true;
            } else {
                reader.read(Math.max(start, reader.read), end);
            }
        }
        for (int spelling = 0; spelling < whole.length; spelling++) {
            if (whole[spelling]) {
                String word = words.spelt(spelling);
                new Reader(word, reader).read(0, word.length());
            }
        }
        return new WordJoin(reader.words, reader.compounds);
    }

    /// Whether no hyphen stands beside a word, nor before the line break or the spaces before it.
    private static boolean standsAlone(String text, int start, int end) {
        return !(end < text.length() && isHyphen(text.charAt(end)))
                && !(start > 0 && isHyphen(text.charAt(start - 1)))
                && !followsBreak(text, start);
    }

    /// Takes runs of letters, which hyphens may join.
    private static final class Reader {

        private final String text;
        private final Set<String> words;
        private final Set<String> compounds;
        /// One past what was read.
        private int read;

        Reader(String text) {
            this.text = text;
            this.words = new HashSet<>();
            this.compounds = new HashSet<>();
        }

        Reader(String text, Reader other) {
            this.text = text;
            this.words = other.words;
            this.compounds = other.compounds;
        }

        /// Reads what begins in a stretch.
        void read(int from, int to) {
            int at = from;
            while (at < to) {
                if (!CharacterKind.isLetter(text.charAt(at))) {
                    at++;
                    continue;
                }
                int end = at;
                int lastHyphen = -1;
                while (end < text.length() && (CharacterKind.isLetter(text.charAt(end)) || joins(end))) {
                    lastHyphen = isHyphen(text.charAt(end)) ? end : lastHyphen;
                    end++;
                }
                boolean broken = (end < text.length() && isHyphen(text.charAt(end))) || followsBreak(text, at);
                if (!broken) {
                    (lastHyphen < 0 ? words : compounds)
                            .add(text.substring(at, end).toLowerCase(Locale.ROOT));
                }
                at = end;
            }
            read = at;
        }

        private boolean joins(int at) {
            return isHyphen(text.charAt(at)) && at + 1 < text.length() && CharacterKind.isLetter(text.charAt(at + 1));
        }
    }

    /// Whether the hyphen is part of the word.
    ///
    /// @param first what stands before the hyphen, from the word's beginning
    /// @param second what stands after the line break, to the word's end
    boolean keepsHyphen(String first, String second) {
        if (first.isEmpty() || second.isEmpty()) {
            return true;
        }
        String head = first.toLowerCase(Locale.ROOT);
        String tail = second.toLowerCase(Locale.ROOT);
        if (compounds.contains(head + "-" + tail)) {
            return true;
        }
        if (words.contains(head + tail)) {
            return false;
        }
        if (isCapitals(first) && isCapitals(second)) {
            return false;
        }
        String lastPart = head.substring(head.lastIndexOf('-') + 1);
        return head.indexOf('-') >= 0
                || COMPOUNDING.contains(head)
                || !Character.isLowerCase(second.codePointAt(0))
                || (lastPart.length() > 3 && tail.length() > 3 && words.contains(lastPart) && words.contains(tail));
    }

    private static boolean isCapitals(String part) {
        return part.length() > 1 && part.equals(part.toUpperCase(Locale.ROOT));
    }

    static boolean isHyphen(char c) {
        return c == '-' || c == '\u2010';
    }

    private static boolean followsBreak(String text, int at) {
        int before = at - 1;
        while (before >= 0 && CharacterKind.isSpace(text.charAt(before))) {
            before--;
        }
        return before >= 0 && before < at - 1 && isHyphen(text.charAt(before));
    }
}
