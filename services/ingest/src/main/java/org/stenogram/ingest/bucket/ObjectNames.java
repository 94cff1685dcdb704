package org.stenogram.ingest.bucket;

import java.util.Optional;
import java.util.UUID;

/// Keys that are made of an identifier: `arrivals/<id>.json`.
final class ObjectNames {

    private ObjectNames() {}

    /// The identifier between a prefix and an ending, empty for any other key.
    static Optional<UUID> identifier(String key, String prefix, String ending) {
        if (!key.startsWith(prefix)
                || !key.endsWith(ending)
                || key.length() != prefix.length() + 36 + ending.length()) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(key.substring(prefix.length(), prefix.length() + 36)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
