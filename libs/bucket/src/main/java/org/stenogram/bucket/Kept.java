package org.stenogram.bucket;

/// Bytes that were kept under their hash.
///
/// @param sha256 lower-case hexadecimal
/// @param bytes how many they are
/// @param isNew whether they were not there before
public record Kept(String sha256, long bytes, boolean isNew) {}
