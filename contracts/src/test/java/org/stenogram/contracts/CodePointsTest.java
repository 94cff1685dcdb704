package org.stenogram.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class CodePointsTest {

    @Test
    void everyOffsetAgreesWithWhatTheStringItselfCounts() {
        Random random = new Random(20250725);
        String[] alphabet = {"a", "é", "\n", "😀", "𐍈", "\ud83d", "\ude00", "\u0301"};
        for (int round = 0; round < 500; round++) {
            StringBuilder built = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                built.append(alphabet[random.nextInt(alphabet.length)]);
            }
            String text = built.toString();
            CodePoints points = CodePoints.of(text);
            assertThat(points.count()).isEqualTo(text.codePointCount(0, text.length()));
            for (int offset = 0; offset <= points.count(); offset++) {
                int index = text.offsetByCodePoints(0, offset);
                assertThat(points.toIndex(offset))
                        .as("offset %d of %s", offset, text)
                        .isEqualTo(index);
                assertThat(points.fromIndex(index))
                        .as("index %d of %s", index, text)
                        .isEqualTo(offset);
            }
        }
    }

    @Test
    void aSliceIsCutByCodePoints() {
        String text = "a😀b😀c";
        assertThat(CodePoints.of(text).slice(text, 1, 3)).isEqualTo("😀b");
    }

    @Test
    void offsetsOutsideTheTextAreRefused() {
        CodePoints points = CodePoints.of("a😀");
        assertThatThrownBy(() -> points.toIndex(3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> points.fromIndex(4)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> points.toIndex(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
