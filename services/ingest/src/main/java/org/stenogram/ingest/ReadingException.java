package org.stenogram.ingest;

import java.io.IOException;

/// A dropped file's bytes could not be read, which may be the file's fault (a bad sector) or the world's.
final class ReadingException extends IOException {

    private static final long serialVersionUID = 1L;

    ReadingException(IOException cause) {
        super("the file could not be read", cause);
    }
}
