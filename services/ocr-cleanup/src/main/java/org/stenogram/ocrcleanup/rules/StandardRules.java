package org.stenogram.ocrcleanup.rules;

import java.util.List;

/// The rules that this service ships, in the order in which they run.
public final class StandardRules {

    private StandardRules() {}

    /// Characters first, then spaces, then lines and pages: each rule can trust what the ones before it made sure
    /// of.
    public static RuleChain chain() {
        return new RuleChain(List.of(
                new Mojibake(),
                new LineEnds(),
                new ControlCharacters(),
                new ComposedCharacters(),
                new Ligatures(),
                new InvisibleCharacters(),
                new BackslashEscapes(),
                new PageBreaks(),
                new PageFurniture(),
                new Spaces(),
                new TrailingSpaces(),
                new Hyphenation(),
                new LineWraps(),
                new BrokenParagraphs()));
    }
}
