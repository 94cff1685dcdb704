package org.stenogram.stageruntime;

/// A fault of the world, never of the document: broker, database or bucket away. The runtime waits and tries
/// again without end.
public final class WorldFaultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param message what was away, for the log and the readiness check
    public WorldFaultException(String message, Throwable cause) {
        super(message, cause);
    }
}
