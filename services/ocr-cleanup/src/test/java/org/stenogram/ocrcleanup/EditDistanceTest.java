package org.stenogram.ocrcleanup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class EditDistanceTest {

    @Test
    void itIsThatOfTheTextbooksTable() {
        Random random = new Random(11);
        for (int round = 0; round < 2_000; round++) {
            int[] one = random.ints(random.nextInt(200), 0, 4).toArray();
            int[] other = random.ints(random.nextInt(200), 0, 4).toArray();
            assertThat(EditDistance.of(one, other)).as("round %d", round).isEqualTo(table(one, other));
        }
    }

    private static int table(int[] one, int[] other) {
        int[] row = new int[other.length + 1];
        for (int j = 0; j <= other.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length; i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length; j++) {
                int replaced = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length];
    }
}
