package org.stenogram.eventcodec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.stenogram.contracts.PipelineEvent;
import org.stenogram.contracts.PipelineEvent.BatchSealed;
import org.stenogram.contracts.PipelineEvent.DocumentEvent;
import org.stenogram.contracts.PipelineEvent.DocumentFailed;
import org.stenogram.contracts.PipelineEvent.RecordPosition;

class FailureEventsTest {

    private final FailureEvents failures = new FailureEvents("ocr-cleanup", Clock.systemUTC());

    private DocumentFailed failed(PipelineEvent input, byte[] key) {
        return failed(failures.failed(input, record(key), "code", "reason", "action", true, 3));
    }

    private DocumentFailed poison(byte[] key) {
        return failed(failures.failed(null, record(key), "not-an-event", "reason", "action", false, 1));
    }

    private static DocumentFailed failed(PipelineEvent event) {
        return (DocumentFailed) event;
    }

    private static org.apache.kafka.clients.consumer.ConsumerRecord<byte[], byte[]> record(byte[] key) {
        return Records.delivered(new ProducerRecord<>("t", key, new byte[] {1}));
    }

    @Test
    void aDocumentsFailureBearsItsDocumentRunAndPlace() {
        DocumentEvent input = (DocumentEvent) SampleEvents.full().findFirst().orElseThrow();

        DocumentFailed failed = failed(input, input.key().toString().getBytes(UTF_8));

        assertThat(failed.documentId()).isEqualTo(input.documentId());
        assertThat(failed.runId()).isEqualTo(input.runId());
        assertThat(failed.stage()).isEqualTo("ocr-cleanup");
        assertThat(failed.attempt()).isEqualTo(3);
        assertThat(failed.record()).isEqualTo(new RecordPosition("t", 2, 41));
    }

    @Test
    void poisonIsNamedAfterItsKeyWhenThatIsAnIdentifierAndAfterItsPlaceOtherwise() {
        UUID key = UUID.fromString("c3200000-0000-5000-8000-000000000001");

        assertThat(poison(key.toString().getBytes(UTF_8)).documentId().value()).isEqualTo(key);
        DocumentFailed unnamed = poison(new byte[] {(byte) 0xff, 0});
        assertThat(unnamed.documentId())
                .isEqualTo(poison("1-1-1-1-1".getBytes(UTF_8)).documentId());
        assertThat(unnamed.documentId().value()).isNotEqualTo(unnamed.runId().value());
        assertThat(unnamed.runId())
                .isEqualTo(poison(key.toString().getBytes(UTF_8)).runId());
    }

    @Test
    void aBatchIsNotTakenForADocument() {
        BatchSealed batch = SampleEvents.full()
                .filter(BatchSealed.class::isInstance)
                .map(BatchSealed.class::cast)
                .findFirst()
                .orElseThrow();

        DocumentFailed failed = failed(batch, batch.key().toString().getBytes(UTF_8));

        assertThat(failed.documentId().value()).isNotEqualTo(batch.batchId());
    }
}
