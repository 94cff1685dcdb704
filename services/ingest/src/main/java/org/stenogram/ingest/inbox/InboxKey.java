package org.stenogram.ingest.inbox;

import java.util.Optional;
import java.util.UUID;

/// A key below the inbox, read for what it says: which collection, perhaps which upload, which name.
///
/// @param key `inbox/minutes/1959/june.txt`
/// @param collection first folder under the inbox, `default` for a file that lies directly in it
/// @param upload the second folder, when its name is an identifier as uploads have; there may be no such upload
/// @param name the last part
public record InboxKey(String key, String collection, Optional<UUID> upload, String name) {

    /// Where people drop files.
    public static final String INBOX = "inbox/";

    private static final String NO_COLLECTION = "default";

    /// Reads a key.
    ///
    /// @throws IllegalArgumentException when it is not below the inbox
    public static InboxKey of(String key) {
        if (!isOne(key)) {
            throw new IllegalArgumentException("not below " + INBOX + ": " + key);
        }
        String[] parts = key.substring(INBOX.length()).split("/", 3);
        String collection = parts.length == 1 ? NO_COLLECTION : parts[0];
        Optional<UUID> upload = parts.length == 3 ? identifier(parts[1]) : Optional.empty();
        return new InboxKey(key, collection, upload, key.substring(key.lastIndexOf('/') + 1));
    }

    /// Whether a key lies below the inbox.
    public static boolean isOne(String key) {
        return key.startsWith(INBOX) && key.length() > INBOX.length();
    }

    /// The key without `inbox/`.
    public String below() {
        return key.substring(INBOX.length());
    }

    /// Whether a copying or editing program still owns the file, by the name that it bears: hidden, `.part`, `.tmp`,
    /// `~$…`. The same holds for all files in a hidden folder.
    public boolean isTemporary() {
        return name.endsWith(".part")
                || name.endsWith(".tmp")
                || name.startsWith("~$")
                || below().startsWith(".")
                || below().contains("/.");
    }

    private static Optional<UUID> identifier(String text) {
        try {
            UUID identifier = UUID.fromString(text);
            return identifier.toString().equals(text) ? Optional.of(identifier) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
