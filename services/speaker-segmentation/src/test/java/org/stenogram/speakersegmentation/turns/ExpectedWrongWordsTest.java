package org.stenogram.speakersegmentation.turns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.stenogram.speakersegmentation.layout.Lines;

class ExpectedWrongWordsTest {

    private static final String PLAIN = """
            Minutes of the Harbour Commission, 4 May 1952

            Mr. Ostrava: Has the bridge been inspected since the flood?

            Mr. Thrale: It was inspected in April, and I found it sound.

            """;

    @Test
    void aRecordWithPlainLabelsExpectsNextToNothing() {
        assertThat(expected(PLAIN.repeat(8))).isLessThan(0.02);
    }

    @Test
    void labelsThatMayBeNoneMakeARecordDoubtful() {
        String doubtful = PLAIN + """
                The bridge: I have nothing to add.

                Lower Fell: It floods there, too.

                Mr. Ostrava; We shall see.
                """;

        assertThat(expected(doubtful)).isGreaterThan(10 * expected(PLAIN.repeat(8)));
    }

    @Test
    void theExpectationIsAShareForEveryRecord() {
        for (String text : new String[] {"", "x", "Note: nothing.", "Q. Who?\n\nA. I.", PLAIN}) {
            assertThat(expected(text)).isBetween(0.0, 1.0);
        }
    }

    private static double expected(String text) {
        return ExpectedWrongWords.standard().of(new TurnFinder(Weights.standard()).read(Lines.of(text), text));
    }
}
