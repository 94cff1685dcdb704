package org.stenogram.eventfeed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stenogram.contracts.EventType;

class FeedEventTest {

    @Test
    void itsCloudEventIsMadeOnceForAllWhoSendIt() {
        UUID id = UUID.fromString("7d0c4d4e-5f0a-4c1b-9d51-5b2b1c1f0a01");
        FeedEvent event = new FeedEvent(
                42,
                id,
                EventType.DOCUMENT_ARCHIVED,
                "/stenogram/storage",
                id,
                id,
                "harbour",
                Instant.parse("2026-03-01T10:00:00Z"),
                null,
                "{\"edition\":1}");

        String made = event.cloudEvent();

        assertThat(made)
                .startsWith("{\"specversion\":\"1.0\",\"id\":\"" + id + "\"")
                .contains("\"sequence\":\"0000000000000000042\"", "\"time\":\"2026-03-01T10:00:00Z\"")
                .endsWith(",\"data\":{\"edition\":1}}")
                .doesNotContain("traceparent");
        assertThat(event.cloudEvent()).isSameAs(made);
    }
}
