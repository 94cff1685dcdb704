package org.stenogram.ingest.arrivals;

/// Why a file is not taken; each is a code of `DocumentFailed` and is listed in the README.
public enum Refusal {
    /// The file has no bytes.
    EMPTY_FILE("empty-file", "The file is empty.", "Check the file and drop it again.", false),
    /// The file is over the limit.
    TOO_LARGE(
            "too-large",
            "The file is larger than Stenogram takes.",
            "Split the file, or ask the operator to raise stenogram.ingest.max-bytes, and drop it again.",
            false),
    /// The bytes cannot be read.
    UNREADABLE(
            "unreadable",
            "The file could not be read.",
            "Check the rights of the file and the disk that it lay on, and drop it again.",
            true),
    /// It is no file.
    NOT_A_FILE(
            "not-a-file",
            "This is not a file but a link, a pipe or a device.",
            "Drop the file itself instead of a link to it.",
            false),
    /// The name is not text.
    BAD_NAME(
            "bad-name",
            "The name of the file, or of a folder that it lies in, holds control characters or is not UTF-8.",
            "Rename it and drop it again.",
            false),
    /// Stenogram failed at it three times.
    INTERNAL_ERROR(
            "internal-error",
            "Stenogram failed three times while taking the file.",
            "Tell the operator, who finds the cause in the log under the arrival's identifier.",
            true);

    private final String code;
    private final String reason;
    private final String action;
    private final boolean retryable;

    Refusal(String code, String reason, String action, boolean retryable) {
        this.code = code;
        this.reason = reason;
        this.action = action;
        this.retryable = retryable;
    }

    /// Short, stable and machine-readable.
    public String code() {
        return code;
    }

    /// What is wrong, for the person who dropped the file.
    public String reason() {
        return reason;
    }

    /// What that person, or staff, can do.
    public String action() {
        return action;
    }

    /// Whether the same bytes may be taken another time.
    public boolean retryable() {
        return retryable;
    }

    /// What is written beside a refused file.
    public String explanation(ArrivalManifest manifest) {
        return """
                %s
                %s

                file     %s
                bytes    %d
                arrived  %s
                arrival  %s
                code     %s
                """.formatted(
                        reason,
                        action,
                        manifest.arrival().key(),
                        manifest.arrival().bytes(),
                        manifest.arrival().arrivedAt(),
                        manifest.arrival().arrivalId(),
                        code);
    }
}
