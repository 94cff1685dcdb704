package org.stenogram.subscriptions.http;

/// A request that cannot be answered, with the reason in words for whoever asked.
final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final String detail;

    /// @param detail what is wrong in this case and, where something can be done, what
    ProblemException(ProblemType type, String detail) {
        super(type.code() + ": " + detail);
        this.type = type;
        this.detail = detail;
    }

    ProblemType type() {
        return type;
    }

    String detail() {
        return detail;
    }
}
