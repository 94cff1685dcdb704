package org.stenogram.query.quotations;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The cheapest way to read all words of a quotation out of some neighbouring words of a text (approximate string
/// matching by dynamic programming, Sellers 1980, with words for letters). Costs are counted in letters. What
/// stands before and after the place costs nothing.
final class Alignment {

    /// A step from one cell of the table to the next: how many words of each side go together.
    private enum Step {
        BEGIN(0, 0),
        PAIR(1, 1),
        QUOTED(1, 0),
        PRINTED(0, 1),
        /// A word that the text has in two, as at the end of a line.
        SPLIT(1, 2),
        /// Two words that the text has in one.
        JOINED(2, 1);

        private final int quoted;
        private final int printed;

        Step(int quoted, int printed) {
            this.quoted = quoted;
            this.printed = printed;
        }
    }

    /// Words that go together, as ranges of indexes; an empty range where one side has none.
    record Match(int quotedFrom, int quotedTo, int printedFrom, int printedTo, boolean isSame) {}

    private final List<Word> quoted;
    private final List<Word> printed;
    private final Map<String, Map<String, Double>> distances = new HashMap<>();
    private final double[][] costs;
    private final Step[][] steps;

    Alignment(List<Word> quoted, List<Word> printed) {
        this.quoted = quoted;
        this.printed = printed;
        costs = new double[quoted.size() + 1][printed.size() + 1];
        steps = new Step[quoted.size() + 1][printed.size() + 1];
        fill();
    }

    /// The cost of the cheapest place.
    double cost() {
        return costs[quoted.size()][end()];
    }

    /// What goes together at the cheapest place, in the order of the text; no unquoted words at either end.
    List<Match> matches() {
        Deque<Match> matches = new ArrayDeque<>();
        int i = quoted.size();
        int j = end();
        while (steps[i][j] != Step.BEGIN) {
            Step step = steps[i][j];
            int fromI = i - step.quoted;
            int fromJ = j - step.printed;
            boolean isSame = step != Step.QUOTED && step != Step.PRINTED && costs[i][j] == costs[fromI][fromJ];
            matches.addFirst(new Match(fromI, i, fromJ, j, isSame));
            i = fromI;
            j = fromJ;
        }
        return List.copyOf(matches);
    }

    private int end() {
        double[] last = costs[quoted.size()];
        int best = 0;
        for (int j = 1; j < last.length; j++) {
            if (last[j] < last[best]) {
                best = j;
            }
        }
        return best;
    }

    private void fill() {
        for (int j = 0; j <= printed.size(); j++) {
            steps[0][j] = Step.BEGIN;
        }
        for (int i = 1; i <= quoted.size(); i++) {
            Word word = quoted.get(i - 1);
            costs[i][0] = costs[i - 1][0] + word.weight();
            steps[i][0] = Step.QUOTED;
            for (int j = 1; j <= printed.size(); j++) {
                cell(i, j);
            }
        }
    }

    private void cell(int i, int j) {
        Word word = quoted.get(i - 1);
        Word other = printed.get(j - 1);
        costs[i][j] = Double.MAX_VALUE;
        offer(i, j, Step.PAIR, cost(word.folded(), other.folded()));
        if (j > 1) {
            offer(i, j, Step.SPLIT, joint(word.folded(), printed.get(j - 2).folded() + other.folded()));
        }
        if (i > 1) {
            offer(i, j, Step.JOINED, joint(quoted.get(i - 2).folded() + word.folded(), other.folded()));
        }
        offer(i, j, Step.QUOTED, word.weight());
        offer(i, j, Step.PRINTED, other.weight());
    }

    private void offer(int i, int j, Step step, double price) {
        double cost = costs[i - step.quoted][j - step.printed] + price;
        if (cost < costs[i][j]) {
            costs[i][j] = cost;
            steps[i][j] = step;
        }
    }

    /// Two words for one must be nearly right: most neighbours make some word together.
    private double joint(String one, String other) {
        double cost = cost(one, other);
        return cost <= 1 ? cost : Double.MAX_VALUE / 4;
    }

    private double cost(String one, String other) {
        if (one.equals(other)) {
            return 0;
        }
        return Math.max(one.length(), other.length())
                * distances
                        .computeIfAbsent(one, _ -> new HashMap<>())
                        .computeIfAbsent(other, _ -> WordDistance.of(one, other));
    }
}
