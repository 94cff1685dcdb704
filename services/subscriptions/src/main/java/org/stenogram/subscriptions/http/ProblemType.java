package org.stenogram.subscriptions.http;

import java.util.Arrays;
import java.util.Locale;

/// Every kind of problem that this service answers with. The README lists them; a test compares.
enum ProblemType {
    BAD_PARAMETER(400, "A parameter cannot be used"),
    BAD_BODY(400, "The body cannot be read"),
    BAD_REQUEST(400, "The request cannot be understood"),
    REQUEST_FAILED(400, "The request cannot be answered"),
    TARGET_REFUSED(400, "Webhooks may not be sent there"),
    SIGN_IN_NEEDED(401, "Nobody has signed in"),
    NOT_ALLOWED(403, "Your role does not allow this"),
    FOREIGN_ORIGIN(403, "Another site may not change anything here"),
    UNKNOWN_PATH(404, "Nothing is served here"),
    NOT_FOUND(404, "There is no such subscription"),
    NOT_IN_LEDGER(404, "The event was not sent to this subscription"),
    METHOD_NOT_ALLOWED(405, "This cannot be done here"),
    NOT_ACCEPTABLE(406, "The answer has another form than asked for"),
    CHANGED_MEANWHILE(409, "The subscription was changed by someone else"),
    TOO_MANY_SUBSCRIPTIONS(409, "There are as many subscriptions as may be"),
    TOO_LARGE(413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body is of a kind that is not read here"),
    UNKNOWN_HOST(421, "This server is asked under a name it does not know"),
    INTERNAL(500, "Something went wrong inside"),
    ARCHIVE_AWAY(503, "The archive cannot be reached");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    /// Short, stable and machine-readable: `bad-parameter`.
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The kind that says what a bare HTTP status says.
    static ProblemType ofStatus(int status) {
        return switch (status) {
            case 400 -> BAD_REQUEST;
            case 404 -> UNKNOWN_PATH;
            default ->
                Arrays.stream(values())
                        .filter(type -> type.status == status && status != 409)
                        .findFirst()
                        .orElse(status >= 500 ? INTERNAL : REQUEST_FAILED);
        };
    }
}
