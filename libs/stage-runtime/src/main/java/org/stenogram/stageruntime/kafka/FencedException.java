package org.stenogram.stageruntime.kafka;

/// Another instance has moved the offsets of a sink: nothing of the batch was written, and positions must be
/// read again.
public final class FencedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param message which partition stood where, for the log
    public FencedException(String message) {
        super(message);
    }
}
