package org.stenogram.ingest;

import java.io.IOException;

/// Somebody writes to a file although it seemed complete; it is read again later.
final class StillWrittenException extends IOException {

    private static final long serialVersionUID = 1L;

    StillWrittenException(String key) {
        super(key + " changed while it was read");
    }
}
