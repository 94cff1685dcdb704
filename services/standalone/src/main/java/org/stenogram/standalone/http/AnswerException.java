package org.stenogram.standalone.http;

import java.io.IOException;

/// The service answered, and not with what was asked for.
public final class AnswerException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int status;

    AnswerException(int status, String detail) {
        super(detail);
        this.status = status;
    }

    /// The HTTP status.
    public int status() {
        return status;
    }
}
