package org.stenogram.query.pages;

import java.util.List;
import org.stenogram.query.answers.AmendmentAnswer.Amendment;
import org.stenogram.query.answers.AmendmentAnswer.Doubt;
import org.stenogram.query.answers.AmendmentAnswer.Withdrawal;

/// What staff should look at, the doubtful first.
///
/// @param conflicts corrections whose place is not found any more
public record ReviewView(List<Doubt> doubts, List<Amendment> conflicts, List<Withdrawal> withdrawals) {

    /// Copies the lists.
    public ReviewView {
        doubts = List.copyOf(doubts);
        conflicts = List.copyOf(conflicts);
        withdrawals = List.copyOf(withdrawals);
    }
}
