package org.stenogram.storage.amendments;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What became of an amendment in one edition.
///
/// @param conflict why it could not be applied, in words for staff; absent when it was
/// @param start where it was applied, in the edition's extracted text; absent for what has no place
/// @param end one past it
public record Place(
        UUID amendmentId,
        @Nullable String conflict,
        @Nullable Integer start,
        @Nullable Integer end) {}
