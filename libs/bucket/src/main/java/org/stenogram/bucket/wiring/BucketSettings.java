package org.stenogram.bucket.wiring;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import org.jspecify.annotations.Nullable;

/// Settings under `stenogram.bucket`.
///
/// @param name part of every document's identifier: it stays the same when the bucket moves
/// @param folder where the bucket lies
@ConfigurationProperties("stenogram.bucket")
public record BucketSettings(
        @Bindable(defaultValue = BucketSettings.DEFAULT_NAME)
        String name,

        @Nullable String folder) {

    static final String DEFAULT_NAME = "stenogram";

    /// Refuses an empty name.
    public BucketSettings {
        if (name.isBlank()) {
            throw new IllegalArgumentException("stenogram.bucket.name must not be empty, was \"" + name + "\"");
        }
    }
}
