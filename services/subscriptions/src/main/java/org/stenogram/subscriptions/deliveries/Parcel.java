package org.stenogram.subscriptions.deliveries;

import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.stream.Collectors;
import org.stenogram.subscriptions.signing.Secret;

/// One signed message, ready to be sent.
///
/// @param target where to
/// @param id the header `webhook-id`: the event's, the same however often it is sent
/// @param timestamp the header `webhook-timestamp`: seconds since 1970, of this attempt
/// @param signature the header `webhook-signature`: one signature a secret that is in force, with spaces between
/// them
/// @param body a CloudEvent in structured JSON
public record Parcel(URI target, String id, long timestamp, String signature, String body) {

    /// Signs it, as of now.
    public static Parcel sign(URI target, String id, String body, Collection<Secret> secrets, Instant now) {
        long timestamp = now.getEpochSecond();
        String signature =
                secrets.stream().map(secret -> secret.sign(id, timestamp, body)).collect(Collectors.joining(" "));
        return new Parcel(target, id, timestamp, signature, body);
    }
}
