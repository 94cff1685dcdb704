package org.stenogram.query.http;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;
import org.stenogram.query.questions.CorrectionWish;
import org.stenogram.query.questions.PlainText;

/// What clients send and get where something changes.
final class Bodies {

    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_NAME = 100;

    private Bodies() {}

    /// Opens a batch.
    ///
    /// @param files how many are to come, when that is known
    record OpenBatch(@Nullable String collection, @Nullable Integer files) {

        OpenBatch {
            checkCount(files);
        }
    }

    /// Seals a batch.
    ///
    /// @param files how many the batch has; absent when they were announced, or to take what came in
    record SealBatch(@Nullable Integer files) {

        SealBatch {
            checkCount(files);
        }
    }

    /// Runs a document again.
    ///
    /// @param reason why
    /// @param requestedBy who asks, `staff` when absent; where people sign in, their name counts
    record Rerun(@Nullable String reason, @Nullable String requestedBy) {

        String why() {
            if (reason == null || reason.isBlank()) {
                throw new ProblemException(
                        ProblemType.BAD_BODY, "Say why the document is to be run again: {\"reason\": \"…\"}.");
            }
            return PlainText.check("reason", reason, LONGEST_REASON);
        }

        String who() {
            return Visitors.name(
                    requestedBy == null || requestedBy.isBlank()
                            ? "staff"
                            : PlainText.check("requestedBy", requestedBy, LONGEST_NAME));
        }
    }

    /// What was begun.
    ///
    /// @param runId the new run; the document's timeline shows it
    record RerunBegun(UUID runId, UUID documentId, String timeline) {}

    /// Erases a document.
    ///
    /// @param reason why
    /// @param erasedBy who, `staff` when absent; where people sign in, their name counts
    record Erase(@Nullable String reason, @Nullable String erasedBy) {

        String why() {
            if (reason == null || reason.isBlank()) {
                throw new ProblemException(
                        ProblemType.BAD_BODY, "Say why the document is to be erased: {\"reason\": \"…\"}.");
            }
            return PlainText.check("reason", reason, LONGEST_REASON);
        }

        String who() {
            return Visitors.name(
                    erasedBy == null || erasedBy.isBlank()
                            ? "staff"
                            : PlainText.check("erasedBy", erasedBy, LONGEST_NAME));
        }
    }

    /// What was begun.
    ///
    /// @param outcome `erased`, or `waiting` when the archive has not taken it in yet
    record Erased(UUID erasureId, UUID documentId, String outcome) {}

    /// Takes an amendment back.
    ///
    /// @param reason why
    /// @param amendedBy who, `staff` when absent; where people sign in, their name counts
    record Undo(@Nullable String reason, @Nullable String amendedBy) {

        CorrectionWish wish(UUID amendmentId) {
            return new CorrectionWish(
                    "undoAmendment",
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    amendmentId,
                    reason,
                    amendedBy);
        }
    }

    private static void checkCount(@Nullable Integer files) {
        if (files != null && files < 0) {
            throw new ProblemException(ProblemType.BAD_BODY, "files must not be negative.");
        }
    }
}
