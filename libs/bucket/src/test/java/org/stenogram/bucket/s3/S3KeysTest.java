package org.stenogram.bucket.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stenogram.bucket.Keys;

class S3KeysTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inbox/minutes/june.txt",
                "inbox//a.txt",
                "inbox///a.txt",
                "inbox/../../etc/passwd",
                "inbox/./a.txt",
                "inbox/..",
                "inbox/a/",
                "/inbox/a.txt",
                "//a",
                "inbox/a\0b.txt",
                "inbox/Протокол e\u0301 𝔐.txt"
            })
    void everyKeyOfAnEndpointHasOneOfOursThatLeadsBackToIt(String theirs) {
        String ours = S3Keys.ours(theirs);

        assertThat(Keys.check(ours)).isEqualTo(ours);
        assertThat(S3Keys.theirs(ours)).isEqualTo(theirs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"inbox//a.txt", "inbox/../a.txt", "inbox/a\0b.txt", "inbox/minutes/."})
    void anOddKeyStaysBelowTheInbox(String theirs) {
        assertThat(S3Keys.ours(theirs)).startsWith("inbox/");
    }

    @Test
    void aPlaceThatWeWriteToIsPlain() {
        assertThat(S3Keys.plain("rejected/1/" + S3Keys.ours("a//../b").substring(0, 3)))
                .isEqualTo("rejected/1/a/\ufffd");
    }

    @Test
    void aKeyIsAtMost1024BytesLong() {
        String longest = "é".repeat(512);

        assertThat(S3Keys.theirs(longest)).isEqualTo(longest);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> S3Keys.theirs(longest + "y"))
                .withMessageContaining("was 1025");
    }
}
