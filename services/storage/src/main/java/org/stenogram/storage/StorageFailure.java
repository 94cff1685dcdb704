package org.stenogram.storage;

/// Why storage gives a document up. Listed in the service's README.
public enum StorageFailure {
    /// The database refuses the document's data, or they contradict each other.
    CANNOT_BE_STORED(
            "cannot-be-stored",
            "The archive could not store what was made of this file.",
            "Report it with the failure's details: the file itself is kept and can be run again after a fix.",
            true),
    /// An administrator had erased what lies at this place, or these bytes, before the file was dropped.
    ERASED(
            "erased",
            "An administrator has erased the document at this place, or this content, so it is not archived again.",
            "Drop another file under another name; what was erased stays erased.",
            false),
    /// The bytes on the topic are no event.
    NOT_AN_EVENT(
            "not-an-event",
            "A message on the pipeline's topics could not be read.",
            "Find out who sent it; the message lies where the failure says. No file was lost.",
            false);

    private final String code;
    private final String reason;
    private final String action;
    private final boolean isRetryable;

    StorageFailure(String code, String reason, String action, boolean isRetryable) {
        this.code = code;
        this.reason = reason;
        this.action = action;
        this.isRetryable = isRetryable;
    }

    /// Short, stable and machine-readable.
    public String code() {
        return code;
    }

    /// What is wrong, in words for the person who dropped the file.
    public String reason() {
        return reason;
    }

    /// What can be done about it.
    public String action() {
        return action;
    }

    /// Whether the same bytes may succeed in a new run.
    public boolean isRetryable() {
        return isRetryable;
    }
}
