package org.stenogram.ingest.arrivals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stenogram.contracts.DocumentId;
import org.stenogram.contracts.PipelineEvent.Arrival;
import org.stenogram.contracts.PipelineEvent.DocumentFailed;
import org.stenogram.contracts.PipelineEvent.DocumentReceived;
import org.stenogram.contracts.PipelineEvent.Original;

class ArrivalManifestTest {

    private static final DocumentId DOCUMENT = DocumentId.at("test", "inbox/minutes/june.txt");
    private static final Arrival ARRIVAL = new Arrival(
            UUID.fromString("a0000000-0000-4000-8000-000000000001"),
            "inbox/minutes/june.txt",
            "june.txt",
            "minutes",
            UUID.fromString("b0000000-0000-4000-8000-000000000003"),
            21,
            Instant.parse("2026-03-04T05:06:07Z"));
    private static final Original ORIGINAL = new Original("0123456789abcdef".repeat(4), 21, "text/plain");

    @Test
    void aTakenFileIsReceivedInARunOfItsArrival() {
        ArrivalManifest manifest = new ArrivalManifest(DOCUMENT, ARRIVAL, ORIGINAL, null);

        assertThat(manifest.event()).isInstanceOfSatisfying(DocumentReceived.class, received -> {
            assertThat(received.documentId()).isEqualTo(DOCUMENT);
            assertThat(received.runId().value()).isEqualTo(ARRIVAL.arrivalId());
            assertThat(received.arrival()).isEqualTo(ARRIVAL);
            assertThat(received.original()).isEqualTo(ORIGINAL);
        });
        assertThat(manifest.event()).isEqualTo(manifest.event());
    }

    @ParameterizedTest
    @EnumSource
    void aRefusedFileFailsWithItsReasonAndItsArrival(Refusal refusal) {
        ArrivalManifest manifest = new ArrivalManifest(DOCUMENT, ARRIVAL, null, refusal);

        assertThat(manifest.event()).isInstanceOfSatisfying(DocumentFailed.class, failed -> {
            assertThat(failed.stage()).isEqualTo("ingest");
            assertThat(failed.code()).isEqualTo(refusal.code());
            assertThat(failed.reason()).isEqualTo(refusal.reason());
            assertThat(failed.action()).isEqualTo(refusal.action());
            assertThat(failed.retryable()).isEqualTo(refusal.retryable());
            assertThat(failed.arrival()).isEqualTo(ARRIVAL);
            assertThat(failed.record()).isNull();
            assertThat(failed.failedAt()).isEqualTo(ARRIVAL.arrivedAt());
        });
    }

    @Test
    void aFileIsEitherTakenOrRefused() {
        assertThatThrownBy(() -> new ArrivalManifest(DOCUMENT, ARRIVAL, null, null))
                .hasMessageContaining("either an original or a refusal");
        assertThatThrownBy(() -> new ArrivalManifest(DOCUMENT, ARRIVAL, ORIGINAL, Refusal.TOO_LARGE))
                .hasMessageContaining("either an original or a refusal");
    }

    @Test
    void codesAreDistinctAndOfTheFormThatTheContractHas() {
        assertThat(Arrays.stream(Refusal.values()).map(Refusal::code))
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[a-z0-9]+(-[a-z0-9]+)*"));
    }

    @Test
    void theExplanationSaysWhatIsWrongWhatToDoAndWhichFile() {
        String explanation =
                Refusal.EMPTY_FILE.explanation(new ArrivalManifest(DOCUMENT, ARRIVAL, null, Refusal.EMPTY_FILE));

        assertThat(explanation.lines().toList())
                .startsWith("The file is empty.", "Check the file and drop it again.")
                .contains("file     inbox/minutes/june.txt", "code     empty-file");
    }
}
