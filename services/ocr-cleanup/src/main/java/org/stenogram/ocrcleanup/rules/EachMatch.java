package org.stenogram.ocrcleanup.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Edits made of the matches of one regular expression. Patterns must not backtrack without bound.
final class EachMatch {

    private EachMatch() {}

    /// One edit for each match that has a replacement.
    ///
    /// @param replacement what stands instead of the match, or null to leave it alone
    static List<TextEdit> of(Pattern pattern, String text, Function<MatchResult, @Nullable String> replacement) {
        List<TextEdit> edits = new ArrayList<>();
        pattern.matcher(text).results().forEach(match -> {
            String after = replacement.apply(match);
            if (after != null) {
                edits.add(new TextEdit(match.start(), match.end(), after));
            }
        });
        return edits;
    }
}
