package org.stenogram.ocrcleanup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
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

    @Test
    void itIsTheSameForLongSequencesThatAreFarOrNearAndOfMoreSymbolsThanPlaces() {
        Random random = new Random(12);
        for (int round = 0; round < 60; round++) {
            int symbols = round % 2 == 0 ? 30 : 100_000;
            int[] one = random.ints(1_500 + random.nextInt(2_000), 0, symbols).toArray();
            int[] other = round % 3 == 0
                    ? random.ints(random.nextInt(3_000), 0, symbols).toArray()
                    : damaged(one, random, 2 + random.nextInt(200));
            assertThat(EditDistance.of(one, other)).as("round %d", round).isEqualTo(table(one, other));
        }
    }

    /// One place in so many replaced, left out or doubled.
    private static int[] damaged(int[] sequence, Random random, int oneIn) {
        return Arrays.stream(sequence)
                .flatMap(symbol ->
                        random.nextInt(oneIn) > 0 ? IntStream.of(symbol) : random.ints(random.nextInt(3), 0, 30))
                .toArray();
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
