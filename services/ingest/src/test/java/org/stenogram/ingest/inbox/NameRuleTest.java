package org.stenogram.ingest.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameRuleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inbox/minutes/june.txt",
                "inbox/é/e\u0301.txt",
                "inbox/Протокол заседания.txt",
                "inbox/𝔘.txt",
                "inbox/..minutes.txt",
                "inbox/a\\..\\b.txt",
                "inbox/%2e%2e%2fa.txt",
                "inbox/\u202Efdp.txt",
            })
    void aNameThatIsTextIsKeptAsItIs(String key) {
        assertThat(NameRule.isText(key)).isTrue();
        assertThat(NameRule.asText(key)).isSameAs(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"inbox/a\nb.txt", "inbox/a\u0000.txt", "inbox/\u0085", "inbox/a\uDC80.txt", "\uD800"})
    void aNameWithControlCharactersOrBytesThatAreNotUtf8IsNotText(String key) {
        assertThat(NameRule.isText(key)).isFalse();
        assertThat(NameRule.isText(NameRule.asText(key))).isTrue();
        assertThat(NameRule.asText(key)).contains("\uFFFD");
    }

    @Test
    void onlyWhatIsNotTextIsReplaced() {
        assertThat(NameRule.asText("a\tb\uDC80𝔘c")).isEqualTo("a\uFFFDb\uFFFD𝔘c");
    }
}
