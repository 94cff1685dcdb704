package org.stenogram.storage.postgres;

/// How far one partition's offset moves with a transaction.
///
/// @param expected where it must stand before
/// @param next where it stands after
public record OffsetStep(String topic, int partition, long expected, long next) {}
