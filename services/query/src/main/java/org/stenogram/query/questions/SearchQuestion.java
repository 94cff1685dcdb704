package org.stenogram.query.questions;

import org.jspecify.annotations.Nullable;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;

/// What is searched for. At least words or a speaker are given.
///
/// @param words as in a web search: words, "a phrase", or, -not
/// @param speaker any spelling of a name, or a person's identifier
/// @param kind only segments of this kind: `speech`
public record SearchQuestion(
        @Nullable String words,
        @Nullable String speaker,
        DateRange dates,
        @Nullable String collection,
        @Nullable String kind,
        Paging paging) {

    /// Checks that there is something to search for.
    ///
    /// @throws ProblemException when neither words nor speaker are given
    public SearchQuestion {
        if (words == null && speaker == null) {
            throw new ProblemException(
                    ProblemType.BAD_PARAMETER,
                    "Say what to search for: words with q, a speaker with speaker, or both.");
        }
    }
}
