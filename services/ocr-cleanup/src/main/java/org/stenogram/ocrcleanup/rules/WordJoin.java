package org.stenogram.ocrcleanup.rules;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.stenogram.ocrcleanup.words.CharacterKind;
import org.stenogram.ocrcleanup.words.Spellings;

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
    static WordJoin of(String text) {
        Spellings words = new Spellings();
        Spellings compounds = new Spellings();
        int at = 0;
        while (at < text.length()) {
            if (!CharacterKind.isLetter(text.charAt(at))) {
                at++;
                continue;
            }
            int end = at;
            int lastHyphen = -1;
            while (end < text.length()
                    && (CharacterKind.isLetter(text.charAt(end))
                            || (isHyphen(text.charAt(end))
                                    && end + 1 < text.length()
                                    && CharacterKind.isLetter(text.charAt(end + 1))))) {
                lastHyphen = isHyphen(text.charAt(end)) ? end : lastHyphen;
                end++;
            }
            boolean broken = (end < text.length() && isHyphen(text.charAt(end))) || followsBreak(text, at);
            if (!broken) {
                (lastHyphen < 0 ? words : compounds).number(text, at, end);
            }
            at = end;
        }
        return new WordJoin(inLowerCase(words), inLowerCase(compounds));
    }

    private static Set<String> inLowerCase(Spellings words) {
        Set<String> lower = HashSet.newHashSet(words.size());
        for (int number = 0; number < words.size(); number++) {
            lower.add(words.word(number).toLowerCase(Locale.ROOT));
        }
        return lower;
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
        while (before >= 0 && Character.isWhitespace(text.charAt(before))) {
            before--;
        }
        return before >= 0 && before < at - 1 && isHyphen(text.charAt(before));
    }
}
