package org.stenogram.query.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.answers.DeskAnswer.Cause;
import org.stenogram.query.answers.DeskAnswer.FaultyOriginal;
import org.stenogram.query.answers.ReceiptAnswer.Failure;

/// Failures that nobody has dealt with.
///
/// @param causes by cause, the most frequent first
/// @param one the cause whose failures are listed, absent where all causes are
/// @param failures of that cause, the latest first
/// @param next address of the following failures, if there are more
/// @param originals originals that are not what was archived, the latest first
/// @param said what became of the decision that was just made, if one was
/// @param who the name that was written last in this browser
public record FailuresView(
        List<Cause> causes,
        @Nullable Cause one,
        List<Failure> failures,
        @Nullable String next,
        List<FaultyOriginal> originals,
        @Nullable String said,
        String who) {

    /// Copies the lists.
    public FailuresView {
        causes = List.copyOf(causes);
        failures = List.copyOf(failures);
        originals = List.copyOf(originals);
    }

    /// How many there are.
    public int count() {
        return causes.stream().mapToInt(Cause::count).sum();
    }
}
