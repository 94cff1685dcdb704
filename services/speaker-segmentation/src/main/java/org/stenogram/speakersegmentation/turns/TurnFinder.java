package org.stenogram.speakersegmentation.turns;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.stenogram.speakersegmentation.labels.Label;
import org.stenogram.speakersegmentation.labels.LabelForm;
import org.stenogram.speakersegmentation.labels.LabelReader;
import org.stenogram.speakersegmentation.layout.Line;

/// Decides over a whole record which possible labels are labels and what every other line is: the best path through
/// its lines (Viterbi, 1967), each label weighed by a logistic model of its features.
public final class TurnFinder {

    /// A record has to bring this much more evidence before anybody is taken to speak in it.
    private static final double FIRST_TURN = 3.5;

    /// So much where every line to the end is a remark of somebody, as in a record of two lines, or where somebody
    /// addresses the chair.
    private static final double FIRST_OF_REMARKS = 1;

    /// So much where two people or more are plainly named and speak to each other.
    private static final double FIRST_OF_TALK = 1;

    /// So much where the title is that of a telegram or a digest.
    private static final double FIRST_BELOW_OTHER_TITLE = 6.5;

    private static final double ASIDE_TO_SPOKEN = 0.9;
    private static final double PRINTED = 1.4;

    /// Less than a name behind the same marks.
    private static final double CHANGE = 0.5;

    /// `<ben>`, where there are some.
    private static final double WRITER = 2.5;

    private static final int FEWEST_WRITTEN = 3;

    /// One in so many items of lists says `I` or `you`, or asks, where they are speeches.
    private static final int ADDRESSED = 6;

    private static final double TAIL_TO_LABEL = 4;
    private static final double NAMED_ASKER = 2;
    private static final double NEVER = -1e9;

    private final Weights weights;

    /// @param weights how much each feature of a label counts
    public TurnFinder(Weights weights) {
        this.weights = weights;
    }

    /// Reads a record.
    public Reading read(List<Line> lines, String text) {
        List<Label> labels = LabelReader.read(lines);
        LabelContext context = new LabelContext(lines, labels);
        Label[] best = new Label[lines.size()];
        double[] evidence = new double[lines.size()];
        Arrays.fill(evidence, NEVER);
        for (Label label : labels) {
            if (!context.isPlausible(label)) {
                continue;
            }
            double logit = label.isWriter() ? WRITER : label.isChange() ? CHANGE : weights.sum(context.features(label));
            int line = label.line().index();
            Label other = best[line];
            // `Q. Ann Example, United News:` says more than `Q.`
            boolean named = other != null && other.key().equals("q") && label.isAsker() && logit > NAMED_ASKER;
            boolean lettered =
                    other != null && label.key().equals("q") && other.isAsker() && evidence[line] > NAMED_ASKER;
            if ((logit > evidence[line] && !lettered) || named) {
                evidence[line] = logit;
                best[line] = label;
            }
        }
        LineRole[] roles = path(lines, evidence, first(context));
        List<Turn> turns = new ArrayList<>();
        double passedOver = 0;
        for (int i = 0; i < roles.length; i++) {
            Label label = best[i];
            if (label == null) {
                continue;
            }
            double probability = 1 / (1 + Math.exp(-evidence[i]));
            if (roles[i] == LineRole.LABEL) {
                turns.add(new Turn(label, context.head(label), probability));
            } else {
                passedOver += probability;
            }
        }
        if (!isConversation(turns, context)) {
            return new Reading(Collections.nCopies(lines.size(), LineRole.HEAD), List.of(), passedOver);
        }
        return new Reading(Arrays.asList(roles), InnerLabels.addTo(turns, lines, roles, text), passedOver);
    }

    private static double first(LabelContext context) {
        if (context.isAllRemarks() || context.addressesChair()) {
            return FIRST_OF_REMARKS;
        }
        if (context.isTalk()) {
            return FIRST_OF_TALK;
        }
        return context.isTitledOtherwise() ? FIRST_BELOW_OTHER_TITLE : FIRST_TURN;
    }

    /// One label alone makes no conversation, unless it plainly names somebody who has the floor; and where most of
    /// what
    /// follows goes on in small letters, as in `Mr. Smith: to inform the Navy`, nobody is quoted.
    private static boolean isConversation(List<Turn> turns, LabelContext context) {
        boolean talk =
                ADDRESSED * turns.stream().filter(TurnFinder::isAddressed).count() >= turns.size();
        if (!talk && 2 * turns.stream().filter(TurnFinder::isItem).count() > turns.size()) {
            return false;
        }
        long small = turns.stream()
                .filter(turn -> LabelWords.opensSmall(turn.label())
                        && !(talk && turn.label().form() == LabelForm.BOLD)
                        && !LabelWords.isHandle(turn.label()))
                .count();
        if (2 * small > turns.size()) {
            return false;
        }
        long speakers = turns.stream().map(Turn::group).distinct().count();
        return speakers >= 2
                || turns.stream().filter(turn -> turn.label().isWriter()).count() >= FEWEST_WRITTEN
                || context.addressesChair()
                || turns.stream().anyMatch(turn -> context.namesSomebody(turn.label()));
    }

    /// Whether it is an item of a list, as in `* **Returns**: the height` of a manual.
    private static boolean isItem(Turn turn) {
        String text = turn.label().line().text();
        return text.startsWith("* ") || text.startsWith("• ") || text.startsWith("- **");
    }

    /// Whether somebody says `I` or `you`, or asks.
    private static boolean isAddressed(Turn turn) {
        String text = turn.label().line().text();
        return text.indexOf('?') >= 0 || AsideEvidence.hasFirstPerson(text);
    }

    private static LineRole[] path(List<Line> lines, double[] label, double first) {
        LineRole[] all = LineRole.values();
        int count = lines.size();
        double[] tail = TailEvidence.of(lines, label);
        double[] score = new double[all.length];
        int[][] from = new int[count][all.length];
        double[] heading = OpenHeadings.of(lines, label);
        boolean quoting = false;
        // Behind `[The statement follows:]` or `## Next item` nobody speaks before the next label, whoever says `I` in
        // it.
        boolean printed = false;
        boolean telling = false;
        for (int i = 0; i < count; i++) {
            double aside = Math.max(heading[i], AsideEvidence.of(lines.get(i), label[i] > 0, quoting, telling));
            if (label[i] > 0) {
                quoting = false;
                printed = false;
                telling = false;
            } else {
                aside = printed ? Math.max(aside, PRINTED) : aside;
                boolean announced = AsideEvidence.announces(lines.get(i)) && aside > 0;
                quoting |= announced;
                printed |= (announced && lines.get(i).isBracketed()) || AsideEvidence.opensSection(lines.get(i));
                telling = aside > 0 && (telling || AsideEvidence.isTold(lines.get(i)));
            }
            double[] next = new double[all.length];
            for (LineRole to : all) {
                double emission = switch (to) {
                    // What would be an aside later is no less at home before anybody speaks.
                    case HEAD -> Math.max(0, aside);
                    case SPOKEN -> 0;
                    case LABEL -> label[i];
                    case ASIDE -> aside;
                    case TAIL -> tail[i];
                };
                double reached = NEVER * 2;
                for (LineRole before : all) {
                    double step = i == 0 ? start(before, to, first) : score[before.ordinal()] + step(before, to, first);
                    if (step > reached) {
                        reached = step;
                        from[i][to.ordinal()] = before.ordinal();
                    }
                }
                // Within the tail each line counts only where it begins.
                boolean goesOn = to == LineRole.TAIL && from[i][to.ordinal()] == LineRole.TAIL.ordinal();
                next[to.ordinal()] = reached + (goesOn ? Math.max(0, emission) : emission);
            }
            score = next;
        }
        return back(score, from, all);
    }

    private static double start(LineRole before, LineRole to, double first) {
        return before == LineRole.HEAD ? step(before, to, first) : NEVER;
    }

    private static double step(LineRole before, LineRole to, double first) {
        return switch (to) {
            case HEAD -> before == LineRole.HEAD ? 0 : NEVER;
            case LABEL ->
                switch (before) {
                    case HEAD -> -first;
                    case TAIL -> -TAIL_TO_LABEL;
                    case LABEL, SPOKEN, ASIDE -> 0;
                };
            case SPOKEN ->
                switch (before) {
                    case HEAD, TAIL -> NEVER;
                    case LABEL, SPOKEN -> 0;
                    case ASIDE -> -ASIDE_TO_SPOKEN;
                };
            case ASIDE -> before == LineRole.HEAD || before == LineRole.TAIL ? NEVER : 0;
            case TAIL -> before == LineRole.HEAD ? NEVER : 0;
        };
    }

    private static LineRole[] back(double[] score, int[][] from, LineRole[] all) {
        LineRole[] roles = new LineRole[from.length];
        int at = 0;
        for (int state = 1; state < score.length; state++) {
            if (score[state] > score[at]) {
                at = state;
            }
        }
        for (int i = from.length - 1; i >= 0; i--) {
            roles[i] = all[at];
            at = from[i][at];
        }
        return roles;
    }
}
