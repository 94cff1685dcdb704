package org.stenogram.stageruntime;

/// Why a document was given up.
///
/// @param code short, stable and machine-readable: `too-large`
/// @param reason what is wrong, in words for the person who dropped the file
/// @param action what that person, or staff, can do about it
/// @param retryable whether the same bytes may succeed in a new run
public record Rejection(String code, String reason, String action, boolean retryable) {}
