package org.stenogram.ocrcleanup.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stenogram.ocrcleanup.words.Confusions;
import org.stenogram.ocrcleanup.words.Language;

/// The rules that this service ships, in the order in which they run.
public final class StandardRules {

    private static final CleanupRule MOJIBAKE = new Mojibake();
    private static final RuleChain LEGIBLE = new RuleChain(List.of(MOJIBAKE));

    private StandardRules() {}

    /// The rules that need no language: characters first, then spaces, then lines and pages: each
    /// rule can trust what the ones before it made sure of.
    public static RuleChain chain() {
        List<CleanupRule> rules = new ArrayList<>(safe());
        rules.add(new RecurringLabels(Confusions.standard(), Optional.empty()));
        return new RuleChain(rules);
    }

    /// The same for a language whose words are known: then words are mended, too.
    public static RuleChain chain(Language language) {
        List<CleanupRule> rules = new ArrayList<>();
        for (CleanupRule rule : safe()) {
            if (rule instanceof Spaces) {
                rules.add(new SpacedLetters(language));
            }
            rules.add(rule);
        }
        rules.add(new SpacesBeforePoints(language));
        rules.add(new GluedSentences(language));
        rules.add(new WordSpaces(language));
        rules.add(new ConfusedLetters(language));
        rules.add(new RecurringLabels(language.confusions(), Optional.of(language.vocabulary())));
        return new RuleChain(rules);
    }

    /// A text as its language is told from: letters that were read in another charset would speak for
    /// a language that has them.
    public static String legible(String text) {
        return MOJIBAKE.edits(text).isEmpty()
                ? text
                : LEGIBLE.clean(text, List.of()).text();
    }

    private static List<CleanupRule> safe() {
        return List.of(
                new Mojibake(),
                new LineEnds(),
                new ControlCharacters(),
                new ComposedCharacters(),
                new Ligatures(),
                new InvisibleCharacters(),
                new BackslashEscapes(),
                new LineNumbers(),
                new PageBreaks(),
                new PageFurniture(),
                new Spaces(),
                new TrailingSpaces(),
                new Hyphenation(),
                new LineWraps(),
                new BrokenParagraphs());
    }
}
