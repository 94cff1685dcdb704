package org.stenogram.bucket;

import java.util.UUID;

/// An object taken from where it was dropped.
///
/// @param arrivalId the same again whenever this taking is found again after a crash
/// @param key where it was dropped
/// @param heldAt where its bytes lie until it is released
/// @param etag of the object when it was taken; an object store compares it before it removes the object
public record Taken(UUID arrivalId, String key, String heldAt, String etag) {}
