package org.stenogram.query.questions;

import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;

/// Which files' receipts are asked for; absent parts do not restrict.
///
/// @param name part of the file's name, in any case
/// @param sha256 hash of the bytes, lower-case hexadecimal
public record ArrivalFilter(
        @Nullable UUID batchId,
        @Nullable UUID arrivalId,
        @Nullable UUID documentId,
        @Nullable String state,
        @Nullable String name,
        @Nullable String sha256) {

    private static final Set<String> STATES = Set.of("waiting", "archived", "duplicate", "failed");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /// Checks state and hash.
    ///
    /// @throws ProblemException when there is no such state, or the hash has another form
    public ArrivalFilter {
        if (state != null && !STATES.contains(state)) {
            throw new ProblemException(
                    ProblemType.BAD_PARAMETER, "The parameter state must be waiting, archived, duplicate or failed.");
        }
        if (sha256 != null && !HASH.matcher(sha256).matches()) {
            throw new ProblemException(
                    ProblemType.BAD_PARAMETER, "The parameter sha256 must be 64 lower-case hexadecimal digits.");
        }
    }

    /// The files of one batch.
    public static ArrivalFilter ofBatch(UUID batchId, @Nullable String state) {
        return new ArrivalFilter(batchId, null, null, state, null, null);
    }
}
