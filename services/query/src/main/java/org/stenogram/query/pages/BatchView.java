package org.stenogram.query.pages;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.answers.ReceiptAnswer.Batch;
import org.stenogram.query.answers.ReceiptAnswer.Receipt;
import org.stenogram.query.answers.StatusAnswer.Status;

/// The receipt of one batch.
///
/// @param batch absent while its files lie in the bucket and none of them has been taken
/// @param next address of the following page of receipts, if there is one
/// @param status of the whole pipeline
public record BatchView(
        UUID batchId,
        @Nullable Batch batch,
        List<Receipt> receipts,
        @Nullable String next,
        Status status) {

    /// Copies the list.
    public BatchView {
        receipts = List.copyOf(receipts);
    }

    /// Whether anything can still change.
    public boolean isOpen() {
        return batch == null || batch.closedAt() == null;
    }
}
