package org.stenogram.ocrcleanup.rules;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
        return new RuleChain(rules(List.of(), List.of(new RecurringLabels(Confusions.standard(), Optional.empty()))));
    }

    /// The same for a language whose words are known: then words are mended, too.
    public static RuleChain chain(Language language) {
        return new RuleChain(rules(
                List.of(new SpacedLetters(language)),
                List.of(
                        new SpacesBeforePoints(),
                        new GluedSentences(language),
                        new WordSpaces(language),
                        new ConfusedLetters(language),
                        new RecurringLabels(language.confusions(), Optional.of(language.vocabulary())))));
    }

    /// A text as its language is told from: letters that were read in another charset would speak for
    /// a language that has them.
    public static String legible(String text) {
        return MOJIBAKE.edits(text).isEmpty()
                ? text
                : LEGIBLE.clean(text, List.of()).text();
    }

    /// Those that need no language, and others among them.
    ///
    /// @param beforeSpaces see words as they were set, before the spaces between them are made one
    /// @param last see whole paragraphs
    private static List<CleanupRule> rules(List<CleanupRule> beforeSpaces, List<CleanupRule> last) {
        return Stream.<List<CleanupRule>>of(
                        List.of(
                                new Mojibake(),
                                new LineEnds(),
                                new ControlCharacters(),
                                new ComposedCharacters(),
                                new Ligatures(),
                                new InvisibleCharacters(),
                                new BackslashEscapes(),
                                new LineNumbers(),
                                new PageBreaks(),
                                new PageFurniture()),
                        beforeSpaces,
                        List.of(
                                new Spaces(),
                                new TrailingSpaces(),
                                new Hyphenation(),
                                new LineWraps(),
                                new BrokenParagraphs()),
                        last)
                .flatMap(List::stream)
                .toList();
    }
}
