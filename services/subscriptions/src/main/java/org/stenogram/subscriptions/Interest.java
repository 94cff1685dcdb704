package org.stenogram.subscriptions;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.EventType;
import org.stenogram.eventfeed.FeedFilter;

/// Which events someone wants, in his own words; all that is given must fit.
///
/// @param types kinds of event; all that the feed tells when absent, those that come later included
/// @param document events of this document only
/// @param collection events of this collection only
/// @param person documents in which someone of this name or identifier speaks
/// @param words documents in which a passage holds these words
public record Interest(
        @Nullable Set<EventType> types,
        @Nullable UUID document,
        @Nullable String collection,
        @Nullable String person,
        @Nullable String words) {

    /// Copies the kinds.
    ///
    /// @throws IllegalArgumentException when nothing could ever fit
    public Interest {
        types = types == null ? null : Collections.unmodifiableSet(EnumSet.copyOf(types));
        filter(types, document, collection, person, words);
    }

    /// The same as a filter of the feed.
    public FeedFilter filter() {
        return filter(types, document, collection, person, words);
    }

    private static FeedFilter filter(
            @Nullable Set<EventType> types,
            @Nullable UUID document,
            @Nullable String collection,
            @Nullable String person,
            @Nullable String words) {
        return new FeedFilter(types == null ? FeedFilter.FOLLOWED : types, document, collection, person, words);
    }
}
