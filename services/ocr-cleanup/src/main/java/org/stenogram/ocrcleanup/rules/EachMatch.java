package org.stenogram.ocrcleanup.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Edits made of the matches of one regular expression. Patterns must not backtrack without bound.
///
/// The expression is only tried where a match may begin: most texts have none of the characters that a rule looks for,
/// and looking for them costs a tenth of what it costs to try an expression at every place.
final class EachMatch {

    private final Pattern pattern;
    private final Characters first;

    /// @param first what every match begins with
    EachMatch(Pattern pattern, Characters first) {
        this.pattern = pattern;
        this.first = first;
    }

    /// One edit for each match that has a replacement.
    ///
    /// @param replacement what stands instead of the match, or null to leave it alone
    List<TextEdit> edits(String text, Function<MatchResult, @Nullable String> replacement) {
        List<TextEdit> edits = new ArrayList<>();
        Matcher matcher = pattern.matcher(text).useTransparentBounds(true);
        int at = first.next(text, 0);
        while (at < text.length()) {
            if (!matcher.region(at, text.length()).lookingAt()) {
                at = first.next(text, at + 1);
                continue;
            }
            String after = replacement.apply(matcher);
            if (after != null) {
                edits.add(new TextEdit(matcher.start(), matcher.end(), after));
            }
            at = first.next(text, matcher.end());
        }
        return edits;
    }
}
