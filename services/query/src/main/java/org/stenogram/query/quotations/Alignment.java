package org.stenogram.query.quotations;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
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

    /// What no place is worth.
    private static final double NEVER = Double.MAX_VALUE / 4;

    private final Forms quoted;
    private final Forms printed;
    /// What it costs to read a form of the quotation as one of the text; NaN when nobody has asked.
    private final double[][] prices;
    private final double[][] costs;
    private final Step[][] steps;

    /// The words of one side. The same word stands often; it is compared once.
    private static final class Forms {

        private final int[] forms;
        private final List<String> distinct = new ArrayList<>();
        private final long[] letters;

        Forms(List<Word> words) {
            Map<String, Integer> known = new HashMap<>();
            forms = words.stream()
                    .mapToInt(word -> known.computeIfAbsent(word.folded(), form -> {
                        distinct.add(form);
                        return distinct.size() - 1;
                    }))
                    .toArray();
            letters = distinct.stream().mapToLong(WordDistance::letterSet).toArray();
        }

        int size() {
            return forms.length;
        }

        String at(int index) {
            return distinct.get(forms[index]);
        }

        long lettersAt(int index) {
            return letters[forms[index]];
        }
    }

    Alignment(List<Word> quotedWords, List<Word> printedWords) {
        quoted = new Forms(quotedWords);
        printed = new Forms(printedWords);
        prices = new double[quoted.distinct.size()][printed.distinct.size()];
        for (double[] row : prices) {
            Arrays.fill(row, Double.NaN);
        }
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
            costs[i][0] = costs[i - 1][0] + quoted.at(i - 1).length();
            steps[i][0] = Step.QUOTED;
            for (int j = 1; j <= printed.size(); j++) {
                cell(i, j);
            }
        }
    }

    private void cell(int i, int j) {
        costs[i][j] = Double.MAX_VALUE;
        offer(i, j, Step.PAIR, price(i - 1, j - 1));
        if (j > 1) {
            offer(i, j, Step.SPLIT, joint(printed, j - 1, quoted, i - 1));
        }
        if (i > 1) {
            offer(i, j, Step.JOINED, joint(quoted, i - 1, printed, j - 1));
        }
        offer(i, j, Step.QUOTED, quoted.at(i - 1).length());
        offer(i, j, Step.PRINTED, printed.at(j - 1).length());
    }

    private void offer(int i, int j, Step step, double price) {
        double cost = costs[i - step.quoted][j - step.printed] + price;
        if (cost < costs[i][j]) {
            costs[i][j] = cost;
            steps[i][j] = step;
        }
    }

    /// Two words, the second at an index, for one must be nearly right, since most neighbours make some word together.
    private static double joint(Forms two, int second, Forms one, int index) {
        String before = two.at(second - 1);
        String after = two.at(second);
        String whole = one.at(index);
        long both = two.lettersAt(second - 1) | two.lettersAt(second);
        if (Math.abs(before.length() + after.length() - whole.length()) > 1
                || WordDistance.atLeast(both, one.lettersAt(index)) > 1) {
            return NEVER;
        }
        String together = before + after;
        double cost = cost(together, whole);
        return cost <= 1 ? cost : NEVER;
    }

    private double price(int i, int j) {
        int one = quoted.forms[i];
        int other = printed.forms[j];
        double price = prices[one][other];
        if (Double.isNaN(price)) {
            String form = quoted.distinct.get(one);
            String read = printed.distinct.get(other);
            int longer = Math.max(form.length(), read.length());
            price = 2 * WordDistance.atLeast(quoted.letters[one], printed.letters[other]) > longer
                    ? longer
                    : cost(form, read);
            prices[one][other] = price;
        }
        return price;
    }

    private static double cost(String one, String other) {
        return Math.max(one.length(), other.length()) * WordDistance.of(one, other);
    }
}
