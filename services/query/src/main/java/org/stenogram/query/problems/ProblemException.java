package org.stenogram.query.problems;

import org.jspecify.annotations.Nullable;

/// A question that cannot be answered, with the reason in words for whoever asked.
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final String detail;

    /// @param detail what is wrong in this case and, where something can be done, what
    public ProblemException(ProblemType type, String detail) {
        this(type, detail, null);
    }

    /// @param detail what is wrong in this case and, where something can be done, what
    /// @param cause for the log; never shown
    public ProblemException(ProblemType type, String detail, @Nullable Throwable cause) {
        super(type.code() + ": " + detail, cause);
        this.type = type;
        this.detail = detail;
    }

    /// What kind of problem this is.
    public ProblemType type() {
        return type;
    }

    /// What is wrong in this case.
    public String detail() {
        return detail;
    }
}
