package org.stenogram.query.reruns;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.changes.RunDifference;

/// A document on which a run is tried out.
///
/// @param name of its file
/// @param isAnswered whether the stages have answered
/// @param difference what would change, absent when the answer is a failure
/// @param failure why it cannot be run, in plain words
public record RerunSample(
        UUID documentId,
        String name,
        boolean isAnswered,
        @Nullable RunDifference difference,
        @Nullable String failure) {}
