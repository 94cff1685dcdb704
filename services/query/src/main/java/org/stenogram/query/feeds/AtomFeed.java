package org.stenogram.query.feeds;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One page of a feed, the newest first.
///
/// @param id the same for ever, whatever name the server is asked under
/// @param self where it is served, relative to the server's root
/// @param page where people see the same, relative to the server's root
/// @param next where the older ones are, absent on the last page
public record AtomFeed(
        UUID id,
        String title,
        String self,
        String page,
        @Nullable String next,
        List<FeedEntry> entries) {

    /// Copies the entries.
    public AtomFeed {
        entries = List.copyOf(entries);
    }

    /// When anything in it last changed; a feed that has told nothing has never changed.
    public Instant updated() {
        return entries.stream().map(FeedEntry::updated).max(Instant::compareTo).orElse(Instant.EPOCH);
    }
}
