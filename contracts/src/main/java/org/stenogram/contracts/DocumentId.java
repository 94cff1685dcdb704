package org.stenogram.contracts;

import java.util.UUID;

/// Names one document, that is one place in the bucket, for its whole life; also the Kafka key, so one document stays
/// in order.
public record DocumentId(UUID value) {

    private static final UUID NAMESPACE = UUID.fromString("6f6c6d8a-3f0c-5d0e-9a53-0b2c3a6f5a11");

    /// The document at a place: UUIDv5 of the bucket's name and the key, so that every service comes to the same
    /// identifier.
    public static DocumentId at(String bucket, String key) {
        return new DocumentId(NameUuid.of(NAMESPACE, bucket + "\n" + key));
    }

    /// Reads the canonical text form.
    ///
    /// @throws IllegalArgumentException when the text is no UUID
    public static DocumentId parse(String text) {
        return new DocumentId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
