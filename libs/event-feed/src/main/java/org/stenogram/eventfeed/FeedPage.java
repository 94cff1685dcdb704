package org.stenogram.eventfeed;

import java.util.List;

/// A stretch of the feed.
///
/// @param events in order
/// @param through the position up to which nothing is missing
public record FeedPage(List<FeedEvent> events, long through) {

    /// Copies the events.
    public FeedPage {
        events = List.copyOf(events);
    }
}
