package org.stenogram.subscriptions;

/// The database with the subscriptions does not answer. Nothing is lost; the same may be asked again.
public final class LedgerAwayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param cause what the driver said
    public LedgerAwayException(Throwable cause) {
        super("the delivery ledger cannot be reached now: " + cause.getMessage(), cause);
    }
}
