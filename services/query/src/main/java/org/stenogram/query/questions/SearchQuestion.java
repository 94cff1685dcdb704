package org.stenogram.query.questions;

import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;

/// What is searched for. At least words or a speaker are given.
public record SearchQuestion(SearchFilters filters, Paging paging) {

    /// As many passages that have the words are counted for facets, and read for whether the words
    /// stand as a phrase. A frequent word is in many more, and to look at all of them would take
    /// seconds.
    public static final int LOOKED_AT = 10_000;

    /// As many passages that fit are ranked, the first of the archive. docs/size.md has what that
    /// costs and loses.
    public static final int RANKED = 1_000;

    /// As many are read for a phrase when passages are ranked.
    public static final int READ_FOR_PHRASE = 3_000;

    /// Checks that there is something to search for.
    ///
    /// @throws ProblemException when neither words nor speaker are given
    public SearchQuestion {
        if (filters.words() == null && filters.speaker() == null) {
            throw new ProblemException(
                    ProblemType.BAD_PARAMETER,
                    "Say what to search for: words with q, a speaker with speaker, or both.");
        }
    }
}
