package org.stenogram.ocrcleanup.rules;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What the beginning and the end of a line tell of whether a sentence runs over it.
final class Shapes {

    private static final String BULLETS = "-*•–—·▪■●○";
    private static final int LONGEST_ENUMERATOR = 12;
    private static final Pattern BULLET = Pattern.compile("[-*•–—·▪■●○]\\s.*");
    private static final Pattern ENUMERATOR =
            Pattern.compile("(?:\\(?\\p{N}{1,3}[.)\\]]|\\(\\p{L}{1,4}\\)|\\p{L}[.)]|[ivxlIVXL]{1,5}[.)])\\s.*");
    private static final Pattern LABEL = Pattern.compile(
            "[\\[(*_]{0,2}\\p{Lu}[\\p{L}\\p{M}.'’-]*(?:,? (?:\\p{Lu}[\\p{L}\\p{M}.'’-]*|of|the|for|de|du|von|van|la|le|and|&)){0,7}(?: ?[(\\[][^)\\]]{1,60}[)\\]])?[*_\\])]{0,2} ?:(?:[*_ \\t].*|$)");
    private static final Pattern PAGE_MARK =
            Pattern.compile("\\[?\\(?(?:[Pp]age|[Pp]\\.|[Pp]g\\.?|[Ff]olio)\\s*\\p{N}{1,5}\\)?\\]?");
    /// English words that no sentence ends with.
    private static final Set<String> OPEN = Set.of(
            "a", "an", "the", "of", "and", "or", "but", "nor", "for", "with", "from", "into", "upon", "than", "as",
            "at", "is", "are", "was", "were", "be", "been", "has", "had", "their", "our", "your", "my", "its", "his",
            "which", "whose", "who", "whether", "because", "if", "would", "could", "should", "will", "shall", "may",
            "must", "might", "very", "every", "between", "among", "against", "towards", "toward", "these", "such");

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");
    private static final int LONGEST_TITLE = 120;

    private Shapes() {}

    static boolean startsListItem(String line) {
        return startsBullet(line)
                || (mayBeEnumerated(line) && ENUMERATOR.matcher(line).matches());
    }

    static boolean startsBullet(String line) {
        return line.length() > 1
                && BULLETS.indexOf(line.charAt(0)) >= 0
                && BULLET.matcher(line).matches();
    }

    /// Whether a full stop or a bracket stands where the mark of a list item ends: expressions cost much more than
    /// this.
    private static boolean mayBeEnumerated(String line) {
        int limit = Math.min(line.length() - 1, LONGEST_ENUMERATOR);
        for (int at = 1; at < limit; at++) {
            char c = line.charAt(at);
            if (c == '.' || c == ')' || c == ']') {
                return true;
            }
            if (c == ' ') {
                return false;
            }
        }
        return false;
    }

    /// `Mr. Beam:` or `SECRETARY KISSINGER (to Nyerere):` and what follows.
    static boolean startsLabel(String line) {
        return line.indexOf(':') > 0 && LABEL.matcher(line).matches();
    }

    static boolean isPageMark(String line) {
        return !line.isEmpty()
                && "[(PpFf".indexOf(line.charAt(0)) >= 0
                && PAGE_MARK.matcher(line).matches();
    }

    /// Whether the line ends as sentences do; quotation marks and brackets that close behind the stop do not count.
    static boolean endsSentence(String line) {
        return endsSentence(line, 0, line.length());
    }

    /// The same of a line that lies in a text.
    static boolean endsSentence(String text, int start, int end) {
        int last = end - 1;
        while (last >= start && "\"'”’»)]*_".indexOf(text.charAt(last)) >= 0) {
            last--;
        }
        return last < start || ".?!:;…".indexOf(text.charAt(last)) >= 0;
    }

    /// Whether the line ends in a dash, as a speech does that is interrupted.
    static boolean breaksOff(String line) {
        return line.endsWith("—") || line.endsWith("–") || line.endsWith("--") || line.endsWith(" -");
    }

    /// Whether the line's last word is one that no sentence ends with.
    static boolean endsOpen(String line) {
        int from = line.length();
        while (from > 0 && Character.isLetter(line.charAt(from - 1))) {
            from--;
        }
        String word = line.substring(from);
        return OPEN.contains(word) || OPEN.contains(word.toLowerCase(Locale.ROOT)) && !isCapitals(line);
    }

    /// Whether the line is short and its longer words nearly all begin with a capital, as a title's do.
    static boolean isTitle(String line) {
        if (line.length() > LONGEST_TITLE) {
            return false;
        }
        int words = 0;
        int capitals = 0;
        for (String word : WHITE_SPACE.split(line)) {
            if (word.length() > 3) {
                words++;
                capitals += Character.isLowerCase(word.codePointAt(0)) ? 0 : 1;
            }
        }
        return words > 0 && capitals * 5 >= words * 4;
    }

    static boolean startsLowerCase(String line) {
        return !line.isEmpty() && Character.isLowerCase(line.codePointAt(0));
    }

    /// Whether the line has letters and all of them are capitals.
    static boolean isCapitals(String line) {
        boolean letters = false;
        for (int i = 0; i < line.length(); i++) {
            if (Character.isLowerCase(line.charAt(i))) {
                return false;
            }
            letters |= Character.isUpperCase(line.charAt(i));
        }
        return letters;
    }
}
