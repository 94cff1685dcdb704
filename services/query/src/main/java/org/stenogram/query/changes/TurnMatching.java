package org.stenogram.query.changes;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The turns of an edition set against those of another, each with one at most.
///
/// @param pairs turns that both have, in the order of the later edition
/// @param lost turns that only the earlier edition has
/// @param gained turns that only the later edition has
public record TurnMatching(List<Pair> pairs, List<Turn> lost, List<Turn> gained) {

    /// Copies the lists.
    public TurnMatching {
        pairs = List.copyOf(pairs);
        lost = List.copyOf(lost);
        gained = List.copyOf(gained);
    }

    /// A turn of the earlier edition and what it is in the later one.
    public record Pair(Turn before, Turn after) {

        int overlap() {
            return before.overlap(after);
        }

        /// A border that moved by a word makes neighbours overlap, but does not make them the same turn.
        boolean isClose() {
            return 2 * overlap() >= Math.min(before.length(), after.length());
        }
    }

    /// Turns are the same that stand in the same place of the original. Those that share most go together first, so
    /// that of a turn cut in two the longer part goes on and the other is gained. Both editions must be of the same
    /// extracted text.
    public static TurnMatching byPlace(List<Turn> before, List<Turn> after) {
        List<Turn> sorted =
                after.stream().sorted(Comparator.comparingInt(Turn::start)).toList();
        int[] reach = reach(sorted);
        List<Pair> close = new ArrayList<>();
        for (Turn turn : before) {
            for (int i = firstBeyond(reach, turn.start()); i < sorted.size(); i++) {
                Turn other = sorted.get(i);
                if (other.start() >= turn.start() + turn.length()) {
                    break;
                }
                Pair pair = new Pair(turn, other);
                if (pair.overlap() > 0 && pair.isClose()) {
                    close.add(pair);
                }
            }
        }
        close.sort(Comparator.comparingInt(Pair::overlap)
                .reversed()
                .thenComparing(pair -> pair.before().ordinal())
                .thenComparing(pair -> pair.after().ordinal()));
        return of(before, after, close);
    }

    /// Turns are the same that have the same words, the first with the first where words come again. For editions of
    /// different originals, in which places say nothing.
    public static TurnMatching byWords(List<Turn> before, List<Turn> after) {
        Map<String, Deque<Turn>> byHash = new HashMap<>();
        after.forEach(turn ->
                byHash.computeIfAbsent(turn.hash(), hash -> new ArrayDeque<>()).add(turn));
        List<Pair> same = new ArrayList<>();
        for (Turn turn : before) {
            Turn found = byHash.getOrDefault(turn.hash(), new ArrayDeque<>()).poll();
            if (found != null) {
                same.add(new Pair(turn, found));
            }
        }
        return of(before, after, same);
    }

    private static TurnMatching of(List<Turn> before, List<Turn> after, List<Pair> bestFirst) {
        Set<Integer> usedBefore = new HashSet<>();
        Set<Integer> usedAfter = new HashSet<>();
        List<Pair> pairs = new ArrayList<>();
        for (Pair pair : bestFirst) {
            if (!usedBefore.contains(pair.before().ordinal())
                    && usedAfter.add(pair.after().ordinal())) {
                usedBefore.add(pair.before().ordinal());
                pairs.add(pair);
            }
        }
        pairs.sort(Comparator.comparingInt(pair -> pair.after().ordinal()));
        return new TurnMatching(
                pairs,
                before.stream()
                        .filter(turn -> !usedBefore.contains(turn.ordinal()))
                        .toList(),
                after.stream()
                        .filter(turn -> !usedAfter.contains(turn.ordinal()))
                        .toList());
    }

    /// How far the turns reach up to each of them: rises even where one lies within another.
    private static int[] reach(List<Turn> sorted) {
        int[] reach = new int[sorted.size()];
        int furthest = Integer.MIN_VALUE;
        for (int i = 0; i < reach.length; i++) {
            furthest = Math.max(furthest, sorted.get(i).start() + sorted.get(i).length());
            reach[i] = furthest;
        }
        return reach;
    }

    private static int firstBeyond(int[] reach, int start) {
        int low = 0;
        int high = reach.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (reach[middle] > start) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
