package org.stenogram.query.problems;

import java.util.Arrays;
import java.util.Locale;

/// Every kind of problem that the API answers with. The README lists them; a test compares.
public enum ProblemType {
    BAD_PARAMETER(400, "A parameter cannot be used"),
    BAD_BODY(400, "The body cannot be read"),
    BAD_FILE_NAME(400, "A file cannot have this name"),
    BAD_REQUEST(400, "The request cannot be understood"),
    SIGN_IN_FAILED(400, "The sign-in did not work"),
    SIGN_IN_NEEDED(401, "Nobody has signed in"),
    NOT_ALLOWED(403, "Your role does not allow this"),
    FOREIGN_ORIGIN(403, "Another site may not change the archive"),
    UNKNOWN_PATH(404, "Nothing is served here"),
    NOT_FOUND(404, "There is no such thing in the archive"),
    METHOD_NOT_ALLOWED(405, "This cannot be done here"),
    NOT_ACCEPTABLE(406, "The answer has another form than asked for"),
    FILE_EXISTS(409, "The batch has a file of this name"),
    KEY_EXISTS(409, "There is a key of this name"),
    SEARCH_EXISTS(409, "The search cannot be kept under this name"),
    BATCH_SEALED(409, "The batch is sealed"),
    BATCH_COUNT(409, "The batch has another number of files"),
    NOTHING_TO_RUN(409, "There is nothing to run again"),
    NOT_WITHDRAWN(409, "The document is not withdrawn"),
    CHANGED_MEANWHILE(409, "The document has changed meanwhile"),
    WITHDRAWN(410, "The document is withdrawn"),
    TOO_LARGE(413, "The file is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body is of a kind that is not read here"),
    UNKNOWN_HOST(421, "This server is asked under a name it does not know"),
    REQUEST_FAILED(400, "The request cannot be answered"),
    INTERNAL(500, "Something went wrong inside"),
    TOO_MANY_READERS(503, "As many follow the events as may"),
    TOO_MANY_EXPORTS(503, "As many exports are written as may"),
    TOO_SLOW(503, "The answer takes too long"),
    ARCHIVE_AWAY(503, "The archive cannot be reached"),
    IDENTITY_PROVIDER_AWAY(503, "The identity provider cannot be reached"),
    SUBSCRIPTIONS_AWAY(503, "The subscriptions service cannot be reached"),
    BUCKET_AWAY(503, "The bucket cannot be reached"),
    BROKER_AWAY(503, "The pipeline cannot be reached");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /// The HTTP status.
    public int status() {
        return status;
    }

    /// What kind of problem this is, in a few words that never change with the case.
    public String title() {
        return title;
    }

    /// Short, stable and machine-readable: `bad-parameter`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The `type` of the problem: `urn:stenogram:problem:bad-parameter`.
    public String uri() {
        return "urn:stenogram:problem:" + code();
    }

    /// The kind that says what a bare HTTP status says.
    public static ProblemType ofStatus(int status) {
        return switch (status) {
            case 400 -> BAD_REQUEST;
            case 404 -> UNKNOWN_PATH;
            default ->
                Arrays.stream(values())
                        .filter(type -> type.status == status)
                        .findFirst()
                        .orElse(status >= 500 ? INTERNAL : REQUEST_FAILED);
        };
    }
}
