package org.stenogram.ingest.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InboxKeyTest {

    @ParameterizedTest
    @CsvSource({
        "inbox/june.txt, default, june.txt",
        "inbox/minutes/june.txt, minutes, june.txt",
        "inbox/minutes/1959/june.txt, minutes, june.txt",
        "inbox/ /june.txt, ' ', june.txt",
    })
    void theFirstFolderIsTheCollectionAndTheLastPartTheName(String key, String collection, String name) {
        InboxKey read = InboxKey.of(key);

        assertThat(read.collection()).isEqualTo(collection);
        assertThat(read.name()).isEqualTo(name);
        assertThat(read.upload()).isEmpty();
    }

    @Test
    void aSecondFolderNamedLikeAnUploadMayBeOne() {
        UUID batch = UUID.fromString("b0000000-0000-4000-8000-000000000003");

        assertThat(InboxKey.of("inbox/minutes/" + batch + "/june.txt").upload()).contains(batch);
        assertThat(InboxKey.of("inbox/minutes/" + batch + "/1959/june.txt").upload())
                .contains(batch);
        assertThat(InboxKey.of("inbox/" + batch + "/june.txt").upload()).isEmpty();
        assertThat(InboxKey.of("inbox/minutes/1-1-1-1-1/june.txt").upload()).isEmpty();
        assertThat(InboxKey.of("inbox/minutes/B0000000-0000-4000-8000-000000000003/june.txt")
                        .upload())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "inbox", "inbox/", "originals/a", "Inbox/a", "/inbox/a"})
    void whatIsNotBelowTheInboxIsRefused(String key) {
        assertThat(InboxKey.isOne(key)).isFalse();
        assertThatThrownBy(() -> InboxKey.of(key)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a.part", "a.tmp", ".a.txt", "~$a.docx", ".git/config", "m/.hidden/a.txt", "m/.a", "m/n/a.part"})
    void filesThatAProgramStillOwnsAreTemporary(String below) {
        assertThat(InboxKey.of("inbox/" + below).isTemporary()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.txt", "m/a.partial", "m/a..txt", "m/part", "m/tmp/a.txt", "m/~a.txt"})
    void otherFilesAreNot(String below) {
        assertThat(InboxKey.of("inbox/" + below).isTemporary()).isFalse();
    }
}
