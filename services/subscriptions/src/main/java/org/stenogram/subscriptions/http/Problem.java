package org.stenogram.subscriptions.http;

/// A problem in the form of RFC 9457.
///
/// @param instance the path that was asked for
record Problem(String type, String title, int status, String detail, String instance) {

    static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(ProblemType type, int status, String detail, String path) {
        return new Problem("urn:stenogram:problem:" + type.code(), type.title(), status, detail, path);
    }
}
