package org.stenogram.query.feeds;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// One thing that a feed tells.
///
/// @param id the same as long as it is the same thing
/// @param title plain text
/// @param updated when it last changed in a way that readers care about
/// @param page where people read it, relative to the server's root
/// @param collection that it belongs to
/// @param summary plain text
/// @param passages what was found in it, none where nothing was searched for
public record FeedEntry(
        UUID id,
        String title,
        Instant updated,
        String page,
        String collection,
        String summary,
        List<Passage> passages) {

    /// Copies the passages.
    public FeedEntry {
        passages = List.copyOf(passages);
    }

    /// A few words of a document.
    ///
    /// @param speaker as people see it, empty for what is no speech
    /// @param html safe to put into a page
    public record Passage(String speaker, String html) {}
}
