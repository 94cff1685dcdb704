package org.stenogram.eventcodec;

/// A Kafka record that is no event of ours, or no longer one; the message says why in plain words. Trying again
/// cannot help.
public final class MalformedEventException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /// Says what is wrong with the record.
    public MalformedEventException(String reason) {
        super(reason);
    }

    /// Says what is wrong with the record, and what noticed it.
    public MalformedEventException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
