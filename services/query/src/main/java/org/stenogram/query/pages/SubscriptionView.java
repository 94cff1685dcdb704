package org.stenogram.query.pages;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.pages.SubscriptionsView.One;

/// The page of one subscription.
///
/// @param deliveries what was sent, the latest first
/// @param next address of older ones, if there are any
/// @param said what came of what was just done
/// @param secret shown this once
/// @param who decides here, as far as that is known
public record SubscriptionView(
        One one,
        List<Delivery> deliveries,
        @Nullable String next,
        @Nullable String said,
        @Nullable String secret,
        String who) {

    /// Copies the list.
    public SubscriptionView {
        deliveries = List.copyOf(deliveries);
    }

    /// A line of the ledger.
    ///
    /// @param result status or fault
    /// @param position of the feed, absent for a test
    public record Delivery(
            String webhookId,
            String kind,
            String type,
            @Nullable Long position,
            int attempt,
            Instant at,
            String result,
            long millis,
            String outcome,
            @Nullable Instant nextTryAt) {}
}
