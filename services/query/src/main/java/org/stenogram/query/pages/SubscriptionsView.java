package org.stenogram.query.pages;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page that lists subscriptions, and has the form for a new one.
///
/// @param next address of the following page, if there is one
/// @param fault why nothing was made, or nothing can be shown
/// @param form what was typed, to be shown again
/// @param search name of the saved search that the form is filled from, empty where it is of none
/// @param left what of that search a subscription cannot look at, in words
/// @param who decides here, as far as that is known
public record SubscriptionsView(
        List<One> subscriptions,
        @Nullable String next,
        @Nullable String fault,
        Form form,
        String search,
        String left,
        String who) {

    /// Copies the list.
    public SubscriptionsView {
        subscriptions = List.copyOf(subscriptions);
    }

    /// A subscription.
    ///
    /// @param filter in words, which events it wants
    /// @param reason why it is disabled, if it is
    /// @param position of the feed that it has come to
    /// @param behind how many positions of the feed are left
    /// @param failing how its next event fails, if it does
    public record One(
            String id,
            String name,
            String target,
            String filter,
            String state,
            @Nullable String reason,
            long position,
            long behind,
            @Nullable Failing failing) {

        /// Whether it is sent at all.
        public boolean isActive() {
            return state.equals("active");
        }
    }

    /// How an event fails.
    public record Failing(int tries, Instant since, Instant nextTryAt) {}

    /// What the person typed.
    public record Form(
            String name, String target, String types, String collection, String person, String words, String from) {

        /// Nothing typed yet.
        public static final Form EMPTY = new Form("", "", "", "", "", "", "now");
    }
}
