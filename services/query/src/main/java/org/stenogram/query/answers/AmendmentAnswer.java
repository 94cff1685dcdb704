package org.stenogram.query.answers;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The shapes of what is told of amendments.
public final class AmendmentAnswer {

    private AmendmentAnswer() {}

    /// One amendment and what became of it in the edition that readers get.
    ///
    /// @param correction as in `document.amended`
    /// @param outcome `applied`, `conflict`, `undone`, or `waiting` for the first edition
    /// @param conflict why it could not be applied
    /// @param undoneBy the amendment that took it back
    /// @param originalStart where it was applied, in the extracted text
    /// @param title what people call the document; absent while there is none
    public record Amendment(
            UUID amendmentId,
            UUID documentId,
            UUID runId,
            String kind,
            RawJson correction,
            String reason,
            String amendedBy,
            Instant amendedAt,
            String outcome,
            @Nullable String conflict,
            @Nullable UUID undoneBy,
            @Nullable Integer originalStart,
            @Nullable Integer originalEnd,
            @Nullable String title) {}

    /// What was made of a wish.
    ///
    /// @param outcome as in [Amendment]; `waiting` also when the archive had not applied it within some seconds
    public record Amended(
            UUID amendmentId,
            UUID documentId,
            String outcome,
            @Nullable String conflict) {}

    /// A document that somebody should look at.
    ///
    /// @param doubtful speeches whose speaker is doubtful
    /// @param unnamed speeches whose speaker nobody is named for
    public record Doubt(
            UUID documentId,
            String title,
            String collection,
            float confidence,
            int speeches,
            int doubtful,
            int unnamed) {}

    /// A document that readers do not find.
    ///
    /// @param erasedAt when its text and its originals were erased, absent as long as they are kept
    /// @param erasedBy who erased them
    public record Withdrawal(
            UUID documentId,
            String name,
            String collection,
            @Nullable UUID runId,
            String reason,
            String withdrawnBy,
            Instant withdrawnAt,
            @Nullable Instant erasedAt,
            @Nullable String erasedBy) {}

    /// A document that staff put right, as a case that later rules are held against.
    ///
    /// @param sha256 of the original
    /// @param extracted the text that rules begin with
    /// @param corrections those that hold, as in `document.amended`, the oldest first
    public record RegressionCase(
            UUID documentId, String name, String sha256, String extracted, List<RawJson> corrections) {}
}
