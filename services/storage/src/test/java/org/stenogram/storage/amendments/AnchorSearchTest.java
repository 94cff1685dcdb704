package org.stenogram.storage.amendments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.stenogram.contracts.Correction.Anchor;
import org.stenogram.contracts.EditLedger.Range;

class AnchorSearchTest {

    private static final String ORIGINAL =
            "One. Yes.\nTwo. Yes.\nThe dredger is late and costs too much.\nThree. Yes.\n";

    private static Anchor at(int occurrence, String words) {
        int index = -1;
        for (int i = 0; i < occurrence; i++) {
            index = ORIGINAL.indexOf(words, index + 1);
        }
        return Anchor.of(ORIGINAL, index, index + words.length());
    }

    private static String found(String text, Anchor anchor) throws Conflict {
        Range range = new AnchorSearch(text).find(anchor);
        return range.start() + " " + text.substring(range.start(), range.end());
    }

    @Test
    void inTheSameTextTheRangeSaysItAll() throws Conflict {
        assertThat(found(ORIGINAL, at(2, "Yes."))).isEqualTo("15 Yes.");
    }

    @Test
    void inAnotherTextTheNeighboursTellOneOccurrenceFromTheOthers() throws Conflict {
        assertThat(found("A new first line.\n" + ORIGINAL, at(2, "Yes."))).isEqualTo("33 Yes.");
    }

    @Test
    void longWordsThatStandOnceAreFoundWithoutTheirNeighbours() throws Conflict {
        assertThat(found(
                        "Before.\nThe dredger is late and costs too much. After.",
                        at(1, "The dredger is late and costs too much.")))
                .startsWith("8 The dredger");
    }

    @Test
    void ofTwoThatAreAsGoodTheOneNearbyIsMeant() throws Conflict {
        String far = "x".repeat(AnchorSearch.NEARBY + 100);
        String words = "The dredger is late and costs too much.";

        assertThat(found("! " + words + " " + far + " " + words, at(1, words))).startsWith("2 The dredger");
    }

    @Test
    void twoNearbyThatAreAsGoodAreAConflict() {
        assertThatThrownBy(() -> found("So: Yes. And so: Yes. Or.", at(2, "Yes.")))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("2 places");
    }

    @Test
    void shortWordsBetweenOthersThanBeforeAreAConflict() {
        assertThatThrownBy(() -> found("Nobody said it. Yes. No.", at(2, "Yes.")))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("between others");
    }

    @Test
    void wordsThatAreGoneAreAConflict() {
        assertThatThrownBy(() -> found("Nothing of it.", at(2, "Yes.")))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("do not stand");
    }

    @Test
    void aRangeThatDoesNotHoldItsOwnWordsIsAConflict() {
        Anchor right = at(1, "One.");
        Anchor wrong = new Anchor(
                right.start() + 1, right.end() + 1, right.extraction(), right.exact(), right.prefix(), right.suffix());

        assertThatThrownBy(() -> found(ORIGINAL, wrong)).isInstanceOf(Conflict.class);
    }
}
