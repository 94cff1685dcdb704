package org.stenogram.eventfeed;

/// The archive's database does not answer. Nothing is lost; the same question may be asked again.
public final class FeedAwayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param cause what the driver said
    public FeedAwayException(Throwable cause) {
        super("the archive's feed cannot be read now: " + cause.getMessage(), cause);
    }
}
