package org.stenogram.eventcodec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stenogram.contracts.EventType;
import org.stenogram.contracts.PipelineEvent;
import org.stenogram.contracts.PipelineEvent.BatchSealed;

class EventCodecTest {

    private final EventCodec codec = new EventCodec("ingest", "", new MemoryBucket());

    @Test
    void whatIsEncodedIsDecoded() {
        PipelineEvent event = new BatchSealed(
                UUID.fromString("1c2d3e4f-0000-4000-8000-000000000001"),
                "minutes",
                3,
                Instant.parse("2026-03-04T05:06:07.89Z"));

        var record = Records.delivered(codec.encode(event, null));

        assertThat(codec.decode(record)).isEqualTo(event);
        assertThat(codec.envelope(record).type()).isEqualTo(EventType.BATCH_SEALED);
        assertThat(record.topic()).isEqualTo("stenogram.batch.sealed.v1");
    }
}
