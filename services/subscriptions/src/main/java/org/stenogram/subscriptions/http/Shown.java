package org.stenogram.subscriptions.http;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.eventfeed.FeedFilter;
import org.stenogram.subscriptions.Interest;
import org.stenogram.subscriptions.Subscription;
import org.stenogram.subscriptions.deliveries.Attempt;
import org.stenogram.subscriptions.postgres.AttemptTable;
import org.stenogram.subscriptions.postgres.SubscriptionTable.KeyAge;

/// What the API answers with.
final class Shown {

    private Shown() {}

    /// A page of a list.
    record Page<T>(List<T> items, @Nullable String next) {}

    /// A subscription.
    ///
    /// @param position up to where in the feed everything that fits was delivered
    /// @param behind how many positions of the feed are left, events that do not fit included
    /// @param secret there once, in the answer that made it
    record One(
            UUID id,
            String name,
            String target,
            @Nullable List<String> types,
            @Nullable UUID document,
            @Nullable String collection,
            @Nullable String person,
            @Nullable String words,
            String state,
            @Nullable String reason,
            long position,
            long behind,
            Subscription.@Nullable Failing failing,
            @Nullable List<KeyAge> keys,
            @Nullable String secret,
            Instant createdAt,
            Instant changedAt,
            Map<String, String> links) {

        static One of(Subscription subscription, long head, @Nullable List<KeyAge> keys, @Nullable String secret) {
            Interest interest = subscription.interest();
            return new One(
                    subscription.id(),
                    subscription.name(),
                    subscription.target().toString(),
                    interest.types() == null
                            ? null
                            : interest.types().stream().map(FeedFilter::nameOf).toList(),
                    interest.document(),
                    interest.collection(),
                    interest.person(),
                    interest.words(),
                    subscription.state().code(),
                    subscription.reason(),
                    subscription.position(),
                    Math.max(0, head - subscription.position()),
                    subscription.failing(),
                    keys,
                    secret,
                    subscription.createdAt(),
                    subscription.changedAt(),
                    Links.of(subscription.id()));
        }
    }

    /// A new secret.
    ///
    /// @param previousUntil until when those before it sign, too
    record NewSecret(String secret, Instant previousUntil) {}

    /// A line of the ledger.
    ///
    /// @param webhookId the header of that name, and the event's identifier
    /// @param attempt which try it was
    /// @param answer how the answer's body begins
    record Delivery(
            String kind,
            UUID webhookId,
            String type,
            @Nullable UUID subject,
            @Nullable Long position,
            int attempt,
            Instant at,
            @Nullable Integer status,
            long millis,
            String outcome,
            @Nullable String fault,
            @Nullable String answer,
            @Nullable Instant nextTryAt) {

        static Delivery of(AttemptTable.Line line) {
            return of(line.attempt());
        }

        static Delivery of(Attempt attempt) {
            return new Delivery(
                    attempt.kind().code(),
                    attempt.event().id(),
                    attempt.event().type(),
                    attempt.event().subject(),
                    attempt.event().position(),
                    attempt.number(),
                    attempt.at(),
                    attempt.answer().status(),
                    attempt.answer().took().toMillis(),
                    attempt.outcome().code(),
                    attempt.answer().fault(),
                    attempt.answer().excerpt(),
                    attempt.nextTryAt());
        }
    }
}
