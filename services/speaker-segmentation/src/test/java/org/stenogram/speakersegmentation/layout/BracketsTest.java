package org.stenogram.speakersegmentation.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Brackets are paired in one pass; each stretch is the one that counting from its own opening finds.
class BracketsTest {

    private static final String MARKS = "()[]（）ab";
    private static final int LONGEST = 2_000;

    @Test
    void stretchesAreThoseThatCountingFromEachOpeningFinds() {
        Random random = new Random(3);
        for (int round = 0; round < 5_000; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(20);
            for (int i = 0; i < length; i++) {
                text.append(MARKS.charAt(random.nextInt(MARKS.length())));
            }
            assertThat(Brackets.in(text.toString(), 0, length))
                    .as(text.toString())
                    .isEqualTo(counted(text.toString()));
        }
    }

    @Test
    void whatIsClosedTooLateIsNoStretch() {
        String inside = "x".repeat(LONGEST - 2);

        assertThat(Brackets.in("(" + inside + ")", 0, LONGEST)).hasSize(1);
        assertThat(Brackets.in("(" + inside + "x)", 0, LONGEST + 1)).isEmpty();
    }

    private static List<Brackets.Stretch> counted(String text) {
        List<Brackets.Stretch> found = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int opening = "[(（".indexOf(text.charAt(at));
            int end = opening < 0 ? -1 : end(text, at, "])）".charAt(opening));
            if (end > 0) {
                found.add(new Brackets.Stretch(at, end, text.charAt(at) == '['));
            }
            at = Math.max(at + 1, end);
        }
        return found;
    }

    private static int end(String text, int open, char closing) {
        int depth = 0;
        for (int at = open; at < text.length(); at++) {
            if (text.charAt(at) == text.charAt(open)) {
                depth++;
            } else if (text.charAt(at) == closing && --depth == 0) {
                return at + 1;
            }
        }
        return -1;
    }
}
