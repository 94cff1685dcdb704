package org.stenogram.query.pages;

import java.util.List;
import org.stenogram.query.answers.ReceiptAnswer.Batch;
import org.stenogram.query.answers.ReceiptAnswer.Failure;
import org.stenogram.query.answers.StatusAnswer.Status;

/// The first page: where everything is.
///
/// @param batches the latest, latest first
/// @param failures the latest, latest first
public record Overview(Status status, List<Batch> batches, List<Failure> failures) {

    /// Copies the lists.
    public Overview {
        batches = List.copyOf(batches);
        failures = List.copyOf(failures);
    }

    /// Whether nothing was ever dropped.
    public boolean isEmpty() {
        return batches.isEmpty() && failures.isEmpty() && status.latest().isEmpty();
    }
}
