package org.stenogram.subscriptions.http;

import io.micronaut.http.HttpRequest;
import org.stenogram.access.http.SignedIn;
import org.stenogram.subscriptions.Decision;

/// Reads who changes something, and why. What somebody calls themselves counts only where nobody signs in.
final class Deciding {

    private static final int LONGEST_WHO = 100;
    private static final int LONGEST_REASON = 500;

    private Deciding() {}

    /// @param request takes these two parameters and no other
    static Decision of(HttpRequest<?> request) {
        Parameters parameters = Parameters.of(request, "who", "reason");
        String who = parameters.words("who", LONGEST_WHO);
        String reason = parameters.words("reason", LONGEST_REASON);
        return new Decision(
                request.getUserPrincipal(SignedIn.class).map(SignedIn::getName).orElse(who == null ? "staff" : who),
                reason == null ? "" : reason);
    }
}
