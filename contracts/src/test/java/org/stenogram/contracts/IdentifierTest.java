package org.stenogram.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdentifierTest {

    private static final UUID RUN = UUID.fromString("3c1f8a52-6f0e-4b7d-9a35-7f2b1e9d4c60");

    /// The example of RFC 9562, appendix A.4: the DNS name `www.example.com`.
    @Test
    void nameBasedIdentifiersAreThoseOfTheStandard() {
        UUID dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

        assertThat(NameUuid.of(dns, "www.example.com")).hasToString("2ed6657d-e927-568b-95e1-2665a8aea6a2");
    }

    @Test
    void anEventSentTwiceIsTheSameAndEveryOtherOneIsAnother() {
        List<UUID> ids = Arrays.stream(EventType.values())
                .flatMap(type -> Stream.of("storage", "ingest")
                        .flatMap(stage -> Stream.of(
                                        RUN, new UUID(RUN.getMostSignificantBits(), RUN.getLeastSignificantBits() ^ 1))
                                .map(run -> type.eventId(run, stage))))
                .toList();

        assertThat(ids).doesNotHaveDuplicates().hasSize(EventType.values().length * 4);
        assertThat(EventType.DOCUMENT_FAILED.eventId(RUN, "storage"))
                .isEqualTo(EventType.DOCUMENT_FAILED.eventId(RUN, "storage"))
                .hasToString("2db5dcea-900c-59eb-a4cd-6b587562e2d9");
    }

    @Test
    void aDocumentIsThePlaceInTheBucket() {
        assertThat(DocumentId.at("archive", "inbox/a/b.txt"))
                .isEqualTo(DocumentId.at("archive", "inbox/a/b.txt"))
                .isNotEqualTo(DocumentId.at("other", "inbox/a/b.txt"))
                .isNotEqualTo(DocumentId.at("archive", "inbox/a/B.txt"));
        assertThat(DocumentId.at("archive", "inbox/harbour/1961/14-march.txt"))
                .as("the identifiers of documents may never change")
                .hasToString("c3200345-9098-5a14-bee3-c1022f8f2516");
    }

    @Test
    void aKindIsFoundByItsCloudEventType() {
        for (EventType type : EventType.values()) {
            assertThat(EventType.ofCloudEventType(type.cloudEventType())).contains(type);
        }
        assertThat(EventType.ofCloudEventType("org.stenogram.document.received.v2"))
                .isEmpty();
    }

    @Test
    void aTextThatIsNoUuidIsNoIdentifier() {
        assertThatThrownBy(() -> DocumentId.parse("minutes")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RunId.parse("")).isInstanceOf(IllegalArgumentException.class);
        assertThat(RunId.parse(RUN.toString()).toString()).isEqualTo(RUN.toString());
    }
}
