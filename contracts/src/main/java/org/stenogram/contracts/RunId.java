package org.stenogram.contracts;

import java.util.UUID;

/// Names one pass of the pipeline over one document: the arrival's identifier, or that of the reprocess request.
public record RunId(UUID value) {

    /// Reads the canonical text form.
    ///
    /// @throws IllegalArgumentException when the text is no UUID
    public static RunId parse(String text) {
        return new RunId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
