package org.stenogram.storage.editions;

import java.time.Instant;
import java.util.UUID;

/// An edition with the numbers that the archive gave it.
///
/// @param version number of its content within the document, from 1
/// @param number number of the edition within the document, from 1
/// @param at when it was stored
public record StoredEdition(UUID runId, int version, int number, Instant at, Edition edition) {

    /// The same place in the archive, with other content.
    public StoredEdition with(Edition other) {
        return new StoredEdition(runId, version, number, at, other);
    }
}
