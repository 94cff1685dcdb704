package org.stenogram.bucket;

import java.time.Instant;

/// What a listing tells of an object.
///
/// @param key relative path with `/`
/// @param bytes size; 0 for what is no file (a symbolic link, a pipe), which [Bucket#open] refuses
/// @param modifiedAt last change
/// @param etag changes whenever the content may have changed; opaque
public record ObjectInfo(String key, long bytes, Instant modifiedAt, String etag) {}
