package org.stenogram.query.questions;

import org.jspecify.annotations.Nullable;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;
import org.stenogram.query.quotations.Quotation;

/// A quotation whose place is looked for.
///
/// @param collection only documents of this collection
/// @param limit how many places at most
public record QuotationQuestion(
        Quotation quotation, String text, @Nullable String collection, int limit) {

    /// The longest quotation, in code points.
    public static final int LONGEST = 1000;

    /// The most places.
    public static final int MOST = 20;

    /// Checks that there is enough to look for.
    ///
    /// @throws ProblemException when there are fewer than two words, or a limit that cannot be
    public static QuotationQuestion of(@Nullable String text, @Nullable String collection, int limit) {
        Quotation quotation = Quotation.of(text == null ? "" : text);
        if (text == null || quotation.words() < Quotation.FEWEST_WORDS) {
            throw new ProblemException(
                    ProblemType.BAD_PARAMETER,
                    "Give the quotation with q: at least two words, better a line. A single word is what search is for.");
        }
        if (limit > MOST) {
            throw new ProblemException(
                    ProblemType.BAD_PARAMETER, "The parameter limit must be a number from 1 to %d.".formatted(MOST));
        }
        return new QuotationQuestion(quotation, text, collection, limit);
    }
}
