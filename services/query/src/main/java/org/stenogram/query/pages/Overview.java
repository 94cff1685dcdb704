package org.stenogram.query.pages;

import java.util.List;
import org.stenogram.query.answers.ReceiptAnswer.Batch;
import org.stenogram.query.answers.ReceiptAnswer.Failure;
import org.stenogram.query.answers.StatusAnswer.Status;

/// The first page: where everything is.
///
/// @param hours what was archived lately
/// @param batches the latest, latest first
/// @param failures the latest, latest first
public record Overview(Status status, HourChart hours, List<Batch> batches, List<Failure> failures) {

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
