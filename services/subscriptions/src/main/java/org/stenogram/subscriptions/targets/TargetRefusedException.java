package org.stenogram.subscriptions.targets;

import java.net.UnknownHostException;

/// Webhooks may not go there. To the client that sends it is a host without an address.
public final class TargetRefusedException extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    /// @param reason a sentence for the subscriber; names no address that he did not give
    public TargetRefusedException(String reason) {
        super(reason);
    }
}
