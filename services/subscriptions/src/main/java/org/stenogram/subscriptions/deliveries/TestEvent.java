package org.stenogram.subscriptions.deliveries;

import java.time.Instant;
import java.util.UUID;

/// The message that a test sends: a CloudEvent of a kind of its own, which tells of no document.
public final class TestEvent {

    /// Its CloudEvents type.
    public static final String TYPE = "org.stenogram.subscription.test.v1";

    private TestEvent() {}

    /// The message.
    public static String body(UUID id, UUID subscription, Instant now) {
        return """
                {"specversion":"1.0","id":"%s","source":"/stenogram/subscriptions","type":"%s","subject":"%s","time":"%s",\
                "datacontenttype":"application/json","data":{"subscriptionId":"%s"}}""".formatted(id, TYPE, subscription, now, subscription);
    }
}
