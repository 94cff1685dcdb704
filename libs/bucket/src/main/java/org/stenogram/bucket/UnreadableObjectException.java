package org.stenogram.bucket;

import java.io.IOException;

/// There is an object, and however long one waits it cannot be read: a fault of the object, not of the world.
public final class UnreadableObjectException extends IOException {

    private static final long serialVersionUID = 1L;

    /// Why an object cannot be read.
    public enum Fault {
        /// A symbolic link, a pipe, a socket or a device.
        NOT_A_FILE,
        /// The process has no right to read it.
        NO_PERMISSION
    }

    private final Fault fault;

    /// @param key which object
    public UnreadableObjectException(String key, Fault fault) {
        super("cannot read " + key + ": " + fault);
        this.fault = fault;
    }

    /// Why it cannot be read.
    public Fault fault() {
        return fault;
    }
}
