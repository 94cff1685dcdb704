package org.stenogram.subscriptions;

import java.util.Optional;
import java.util.UUID;
import org.stenogram.subscriptions.deliveries.Attempt;

/// Where it stands what was sent, and who sends. Every method throws [LedgerAwayException] when it cannot be
/// reached.
public interface Ledger {

    /// What a lane has to do; empty when the subscription is not this process's now, or is not sent to.
    Optional<Duty> duty(UUID subscription);

    /// Writes down an attempt at the next event, and where the subscription is after it: behind the event, or before
    /// its next try, or disabled. Nothing but the attempt when the subscription was moved, or is another process's
    /// by now.
    ///
    /// @param before how the subscription was when it was sent
    /// @return what is to be done next, as of this writing; empty when that has to be asked
    Optional<Duty> recordEvent(Subscription before, Attempt attempt, After after);

    /// Writes down an attempt of a redelivery, and where that is after it.
    void recordRedelivery(Subscription before, Redelivery redelivery, Attempt attempt, After after);

    /// Writes down that nothing up to a position fits.
    void reached(Subscription before, long position);

    /// Ends a redelivery.
    void finished(Redelivery redelivery);

    /// How things stand after an attempt.
    sealed interface After {

        /// Everything up to a position is done with.
        record Done(long position) implements After {}

        /// The same event once more.
        record Again(Subscription.Failing failing) implements After {}

        /// Nothing more is sent until a person says so.
        ///
        /// @param reason for him
        record Disabled(String reason) implements After {}
    }
}
