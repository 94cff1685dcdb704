package org.stenogram.storage.erasure;

import java.time.Instant;

/// A run was opened after its document, or its content, had been erased.
public final class ErasedContentException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /// @param requestedAt when the erasure was asked for
    public ErasedContentException(Instant requestedAt) {
        super("erased at " + requestedAt);
    }
}
