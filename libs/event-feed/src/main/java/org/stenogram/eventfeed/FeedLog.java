package org.stenogram.eventfeed;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// The whole feed, as far back as the archive goes. Every method throws [FeedAwayException] when it cannot be read.
public interface FeedLog {

    /// The position of the newest event, 0 when there is none.
    long head();

    /// The position after which to read for everything that was recorded at this time or later.
    long before(Instant time);

    /// Events after one position and up to another that fit as far as the event itself tells, in order.
    ///
    /// @param most how many at most
    List<FeedEvent> read(long after, long upTo, FeedFilter filter, int most);

    /// Those of some runs in whose edition the filter's person and words are found.
    Set<UUID> speaking(Collection<UUID> runs, FeedFilter filter);
}
