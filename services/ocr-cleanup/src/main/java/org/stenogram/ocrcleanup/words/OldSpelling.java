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

    private static final List<Rule> ENGLISH = List.of(
            rule("(?<=[a-z])u(?=[aeiouy])", "v"),
            rule("^v(?=[^aeiouy])", "u"),
            rule("^i(?=[aou])", "j"),
            rule("(?<=[a-z]{2})e$", ""),
            rule("(?<=[a-z])ie$", "y"),
            rule("ick$", "ic"),
            rule("['’]d$", "ed"),
            rule("['’]st$", "est"),
            rule("(?<=[a-z])y(?=[a-z])", "i"),
            rule("ll$", "l"),
            rule("([b-df-hj-np-tv-z])\\1e?$", "$1"),
            rule("our(?=s?$)", "or"),
            rule("or(?=s?$)", "er"),
            rule("(?<=[a-z]{3})e(?:th|st)$", ""),
            rule("(?<=[a-z]{3})e(?:th|st)$", "e"),
            rule("aun(?=[a-z])", "an"),
            rule("xion", "ction"),
            rule("[æœ]", "e"));

    private static final List<Rule> FRENCH = List.of(
            rule("oi(?=(?:s|t|ent|se|ses)$)", "ai"),
            rule("oi(?=[bt]le|tr)", "aî"),
            rule("oi(?=ss)", "ai"),
            rule("oî(?=t)", "aî"),
            rule("(?<=[aeé])ns$", "nts"),
            rule("tem(?=s$)", "temp"),
            rule("y(?=s?$)", "i"),
            rule("ys", "is"),
            rule("es(?=[tmlcp])", "ê"),
            rule("es(?=[tmlcp])", "é"),
            rule("as(?=[tm])", "â"),
            rule("os(?=t)", "ô"),
            rule("is(?=[tlm])", "î"),
            rule("us(?=t)", "û"),
            rule("sç", "s"),
            rule("ez$", "és"),
            rule("(?<=\\p{L})u(?=[aeiouyé])", "v"),
            rule("^v(?=n)", "u"),
            rule("^i(?=[aou])", "j"),
            rule("è", "é"));

    private static final List<Rule> GERMAN = List.of(
            rule("ß", "ss"),
            rule("th", "t"),
            rule("ey", "ei"),
            rule("c(?=[aouklrt])", "k"),
            rule("c(?=[eiäy])", "z"),
            rule("ir(?=(?:en|t|te|ten|ung|ungen)$)", "ier"),
            rule("niß", "nis"),
            rule("ae", "ä"),
            rule("oe", "ö"),
            rule("ue", "ü"),
            rule("ff(?=[tlr])", "f"),
            rule("dt$", "t"),
            rule("y", "i"),
            rule("aa", "a"),
            rule("oo", "o"));

    private final List<Rule> rules;

    private OldSpelling(List<Rule> rules) {
        this.rules = rules;
    }

    /// The old spelling of a language; of one that is not known, none.
    public static OldSpelling of(String tag) {
        return new OldSpelling(
                switch (tag) {
                    case "en" -> ENGLISH;
                    case "fr" -> FRENCH;
                    case "de" -> GERMAN;
                    default -> List.of();
                });
    }

    /// Whether a word is an old spelling of a known one.
    boolean explains(String word, Vocabulary vocabulary) {
        if (rules.isEmpty() || word.length() < SHORTEST) {
            return false;
        }
        String lower = word.toLowerCase(Locale.ROOT);
        boolean capital = Character.isUpperCase(word.charAt(0));
        Set<String> seen = new HashSet<>(Set.of(lower));
        Deque<String> last = new ArrayDeque<>(seen);
        for (int step = 0; step < STEPS; step++) {
            Deque<String> next = new ArrayDeque<>();
            for (String spelling : last) {
                for (Rule rule : rules) {
                    String made = rule.old().matcher(spelling).replaceAll(rule.modern());
                    if (made.length() > 1 && seen.add(made)) {
                        if (vocabulary.knows(made) || (capital && vocabulary.knows(titled(made)))) {
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

    private static Rule rule(String old, String modern) {
        return new Rule(Pattern.compile(old), modern);
    }

    private record Rule(Pattern old, String modern) {}
}
