package org.stenogram.storage.fixity;

import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.PipelineEvent.CheckOutcome;

/// What a reading of an original found.
///
/// @param sha256 of the bytes that are there, absent when they could not be read
/// @param bytes how many, absent when they could not be read
public record Finding(
        CheckOutcome outcome,
        @Nullable String sha256,
        @Nullable Long bytes) {}
