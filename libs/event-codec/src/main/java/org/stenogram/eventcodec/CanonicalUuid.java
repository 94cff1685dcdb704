package org.stenogram.eventcodec;

import java.util.UUID;

/// Reads identifiers strictly.
final class CanonicalUuid {

    private CanonicalUuid() {}

    /// Reads the canonical form of 36 characters; [UUID#fromString] alone takes shorter groups, too.
    ///
    /// @throws IllegalArgumentException when the text is anything else
    static UUID parse(String text) {
        UUID uuid = UUID.fromString(text);
        if (!uuid.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("no UUID in canonical form: " + text);
        }
        return uuid;
    }
}
