package org.stenogram.ocrcleanup.words;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// How a language was spelt in the centuries before: a word that no lexicon has is no misreading when a rule or two
/// of the old spelling make it a known one. `vnto`, `towne`; `étoit`, `enfans`; `daß`, `Theil`.
public final class OldSpelling {

    private static final int STEPS = 2;
    private static final int SHORTEST = 3;
    private static final long OTHERS = 1L << 26;
    private static final long EVERY = -1;

    private static final List<Rule> ENGLISH = List.of(
            rule("u", "(?<=[a-z])u(?=[aeiouy])", "v"),
            rule("v", "^v(?=[^aeiouy])", "u"),
            rule("i", "^i(?=[aou])", "j"),
            rule("e", "(?<=[a-z]{2})e$", ""),
            rule("i", "(?<=[a-z])ie$", "y"),
            rule("i", "ick$", "ic"),
            rule("'’", "['’]d$", "ed"),
            rule("'’", "['’]st$", "est"),
            rule("y", "(?<=[a-z])y(?=[a-z])", "i"),
            rule("l", "ll$", "l"),
            rule("", "([b-df-hj-np-tv-z])\\1e?$", "$1"),
            rule("o", "our(?=s?$)", "or"),
            rule("o", "or(?=s?$)", "er"),
            rule("e", "(?<=[a-z]{3})e(?:th|st)$", ""),
            rule("e", "(?<=[a-z]{3})e(?:th|st)$", "e"),
            rule("a", "aun(?=[a-z])", "an"),
            rule("x", "xion", "ction"),
            rule("æœ", "[æœ]", "e"));

    private static final List<Rule> FRENCH = List.of(
            rule("o", "oi(?=(?:s|t|ent|se|ses)$)", "ai"),
            rule("o", "oi(?=[bt]le|tr)", "aî"),
            rule("o", "oi(?=ss)", "ai"),
            rule("o", "oî(?=t)", "aî"),
            rule("n", "(?<=[aeé])ns$", "nts"),
            rule("t", "tem(?=s$)", "temp"),
            rule("y", "y(?=s?$)", "i"),
            rule("y", "ys", "is"),
            rule("e", "es(?=[tmlcp])", "ê"),
            rule("e", "es(?=[tmlcp])", "é"),
            rule("a", "as(?=[tm])", "â"),
            rule("o", "os(?=t)", "ô"),
            rule("i", "is(?=[tlm])", "î"),
            rule("u", "us(?=t)", "û"),
            rule("s", "sç", "s"),
            rule("e", "ez$", "és"),
            rule("u", "(?<=\\p{L})u(?=[aeiouyé])", "v"),
            rule("v", "^v(?=n)", "u"),
            rule("i", "^i(?=[aou])", "j"),
            rule("è", "è", "é"));

    private static final List<Rule> GERMAN = List.of(
            rule("ß", "ß", "ss"),
            rule("t", "th", "t"),
            rule("e", "ey", "ei"),
            rule("c", "c(?=[aouklrt])", "k"),
            rule("c", "c(?=[eiäy])", "z"),
            rule("i", "ir(?=(?:en|t|te|ten|ung|ungen)$)", "ier"),
            rule("n", "niß", "nis"),
            rule("a", "ae", "ä"),
            rule("o", "oe", "ö"),
            rule("u", "ue", "ü"),
            rule("f", "ff(?=[tlr])", "f"),
            rule("d", "dt$", "t"),
            rule("y", "y", "i"),
            rule("a", "aa", "a"),
            rule("o", "oo", "o"));

    private final List<Rule> rules;
    private final Vocabulary vocabulary;
    private final Remembered asked = new Remembered(word -> search(word) ? 1 : 0);

    private OldSpelling(List<Rule> rules, Vocabulary vocabulary) {
        this.rules = rules;
        this.vocabulary = vocabulary;
    }

    /// The old spelling of a language; of one that is not known, none.
    ///
    /// @param vocabulary the words of today
    public static OldSpelling of(String tag, Vocabulary vocabulary) {
        List<Rule> rules = switch (tag) {
            case "en" -> ENGLISH;
            case "fr" -> FRENCH;
            case "de" -> GERMAN;
            default -> List.of();
        };
        return new OldSpelling(rules, vocabulary);
    }

    /// Whether a word is an old spelling of a known one.
    boolean explains(String word) {
        if (rules.isEmpty() || word.length() < SHORTEST) {
            return false;
        }
        return asked.of(word) == 1;
    }

    private boolean search(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        boolean capital = Character.isUpperCase(word.charAt(0));
        Set<String> seen = new HashSet<>(Set.of(lower));
        Deque<String> last = new ArrayDeque<>(seen);
        for (int step = 0; step < STEPS; step++) {
            Deque<String> next = new ArrayDeque<>();
            for (String spelling : last) {
                long letters = letters(spelling);
                for (Rule rule : rules) {
                    if ((rule.letters() & letters) == 0) {
                        continue;
                    }
                    String made = rule.old().matcher(spelling).replaceAll(rule.modern());
                    if (made.length() > 1 && seen.add(made)) {
                        if (vocabulary.lookUp(made) >= 0 || (capital && vocabulary.lookUp(titled(made)) >= 0)) {
                            return true;
                        }
                        next.add(made);
                    }
                }
            }
            last = next;
        }
        return false;
    }

    private static String titled(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    /// One bit for each small letter, and one for all other characters together.
    private static long letters(String word) {
        long letters = 0;
        for (int at = 0; at < word.length(); at++) {
            char c = word.charAt(at);
            letters |= c >= 'a' && c <= 'z' ? 1L << (c - 'a') : OTHERS;
        }
        return letters;
    }

    /// @param needed letters of which a word must have one, else the rule need not be tried; empty where any may do
    private static Rule rule(String needed, String old, String modern) {
        return new Rule(needed.isEmpty() ? EVERY : letters(needed), Pattern.compile(old), modern);
    }

    /// @param letters of which a word must have one, as [#letters] says
    private record Rule(long letters, Pattern old, String modern) {}
}
