package org.stenogram.stageruntime.kafka;

/// How far a batch moves the offset of one partition. `next` can lie before `expected` only when the topic was
/// made anew and is read from its beginning.
///
/// @param expected where the sink must stand before the batch
/// @param next where it stands after the batch: the next offset to read
public record OffsetRange(long expected, long next) {

    /// Refuses offsets below zero.
    public OffsetRange {
        if (expected < 0 || next < 0) {
            throw new IllegalArgumentException("offsets are not negative: %d, %d".formatted(expected, next));
        }
    }
}
