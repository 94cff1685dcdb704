package org.stenogram.standalone.convert;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.stenogram.contracts.EditLedger;
import org.stenogram.contracts.OffsetMap;
import org.stenogram.contracts.PipelineEvent.CleanedText;
import org.stenogram.contracts.PipelineEvent.Segment;
import org.stenogram.contracts.PipelineEvent.SegmentKind;
import org.stenogram.contracts.PipelineEvent.Segmentation;

/// What was found of the turns of a record, in counts that add up over records. A turn's start is right when it lies
/// between the printed label and the second word said. Places are compared in the text as it was, to which the ledger
/// leads back, so nothing is aligned and nothing guessed.
final class SegmentationScore {

    private int records;
    private int turns;
    private int right;
    private int wrong;
    private int changes;
    private int changesRight;
    private int changesWrong;
    private int labels;
    private long words;
    private long wordsWrong;
    private long others;
    private long othersSpoken;

    /// A turn of the truth or of the system, in words of the text as it was.
    ///
    /// @param from the first word that may be its start
    /// @param to the last
    /// @param end one past its last word
    private record Turn(int from, int to, int end, String speaker) {}

    static SegmentationScore of(JsonNode truth, CleanedText cleaned, Segmentation segmentation) {
        EditLedger ledger = new EditLedger(cleaned.edits());
        OffsetMap places = ledger.offsets();
        List<int[]> words = words(ledger.invert(cleaned.text()));
        boolean[] open = new boolean[words.size()];
        List<Turn> expected = new ArrayList<>();
        for (JsonNode turn : truth.path("turns")) {
            int label = word(words, turn.path("label_start").asInt());
            int first = word(words, turn.path("start").asInt());
            int end = word(words, turn.path("end").asInt());
            mark(open, label, first);
            expected.add(
                    new Turn(label, first + 1, end, fold(turn.path("speaker").asText())));
        }
        for (JsonNode range : truth.path("ignore")) {
            mark(
                    open,
                    word(words, range.path(0).asInt()),
                    word(words, range.path(1).asInt()));
        }
        List<Turn> found = new ArrayList<>();
        for (Segment segment : segmentation.segments()) {
            if (segment.kind() == SegmentKind.SPEECH && segment.speaker() != null) {
                EditLedger.Range range = places.toExtracted(segment.start(), segment.end());
                int start = word(words, range.start());
                found.add(new Turn(
                        start,
                        start,
                        word(words, range.end()),
                        fold(segment.speaker().label())));
            }
        }
        SegmentationScore score = new SegmentationScore();
        score.records = 1;
        score.turns = expected.size();
        int[] starts = matches(expected, found, open);
        score.right = starts[0];
        score.wrong = starts[1];
        score.labels = starts[2];
        List<Turn> merged = changes(expected);
        int[] between = matches(merged, changes(found), open);
        score.changes = merged.size();
        score.changesRight = between[0];
        score.changesWrong = between[1];
        score.countWords(expected, found, open);
        return score;
    }

    void add(SegmentationScore other) {
        records += other.records;
        turns += other.turns;
        right += other.right;
        wrong += other.wrong;
        changes += other.changes;
        changesRight += other.changesRight;
        changesWrong += other.changesWrong;
        labels += other.labels;
        words += other.words;
        wordsWrong += other.wordsWrong;
        others += other.others;
        othersSpoken += other.othersSpoken;
    }

    double startF1() {
        return f1(right, wrong, turns);
    }

    double wrongWords() {
        return share(wordsWrong, words);
    }

    /// A row of a Markdown table.
    String row(String name) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %d | %.3f | %.3f | %.3f | %.3f | %.1f %% | %.2f %% | %.2f %% |%n",
                name,
                records,
                turns,
                right + wrong == 0 ? 1 : (double) right / (right + wrong),
                turns == 0 ? 1 : (double) right / turns,
                startF1(),
                f1(changesRight, changesWrong, changes),
                100 * (right == 0 ? 1 : (double) labels / right),
                100 * wrongWords(),
                100 * share(othersSpoken, others));
    }

    /// Starts that are right, that are wrong, and those right ones whose label is as printed.
    private static int[] matches(List<Turn> expected, List<Turn> found, boolean[] open) {
        Set<Integer> used = new HashSet<>();
        int[] counts = new int[3];
        for (Turn turn : found) {
            int match = -1;
            for (int i = 0; i < expected.size() && match < 0; i++) {
                boolean inside = expected.get(i).from() <= turn.from()
                        && turn.from() <= expected.get(i).to();
                match = inside && !used.contains(i) ? i : -1;
            }
            if (match >= 0) {
                used.add(match);
                counts[0]++;
                counts[2] += expected.get(match).speaker().equals(turn.speaker()) ? 1 : 0;
            } else if (turn.from() >= open.length || !open[turn.from()]) {
                counts[1]++;
            }
        }
        return counts;
    }

    /// Only the turns at which another one begins to speak.
    private static List<Turn> changes(List<Turn> turns) {
        List<Turn> changes = new ArrayList<>();
        for (int i = 0; i < turns.size(); i++) {
            if (i == 0 || !turns.get(i).speaker().equals(turns.get(i - 1).speaker())) {
                changes.add(turns.get(i));
            }
        }
        return changes;
    }

    private void countWords(List<Turn> expected, List<Turn> found, boolean[] open) {
        String[] said = speakers(expected, open.length, true);
        String[] heard = speakers(found, open.length, false);
        for (int word = 0; word < open.length; word++) {
            if (open[word]) {
                continue;
            }
            if (said[word].isEmpty()) {
                others++;
                othersSpoken += heard[word].isEmpty() ? 0 : 1;
            } else {
                words++;
                wordsWrong += said[word].equals(heard[word]) ? 0 : 1;
            }
        }
    }

    /// @param behindLabel whether the turn's words begin behind its label
    private static String[] speakers(List<Turn> turns, int words, boolean behindLabel) {
        String[] speakers = new String[words];
        Arrays.fill(speakers, "");
        for (Turn turn : turns) {
            for (int word = behindLabel ? turn.to() - 1 : turn.from(); word < Math.min(words, turn.end()); word++) {
                speakers[word] = turn.speaker();
            }
        }
        return speakers;
    }

    /// Start and end of each run between white space, in code points.
    private static List<int[]> words(String text) {
        List<int[]> words = new ArrayList<>();
        int[] points = text.codePoints().toArray();
        int at = 0;
        while (at < points.length) {
            if (Character.isWhitespace(points[at]) || Character.isSpaceChar(points[at])) {
                at++;
                continue;
            }
            int start = at;
            while (at < points.length && !Character.isWhitespace(points[at]) && !Character.isSpaceChar(points[at])) {
                at++;
            }
            words.add(new int[] {start, at});
        }
        return words;
    }

    /// The first word that ends behind a place.
    private static int word(List<int[]> words, int place) {
        int low = 0;
        int high = words.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (words.get(middle)[1] > place) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static void mark(boolean[] open, int from, int to) {
        for (int word = from; word < Math.min(to, open.length); word++) {
            open[word] = true;
        }
    }

    /// A label without case, marks and what stands in brackets.
    private static String fold(String label) {
        String bare = label.replaceAll("\\[[^\\]]*\\]|\\([^)]*\\)", " ");
        String kept = bare.isBlank() ? label : bare;
        return kept.replaceAll("[^\\p{L}\\p{N}]+", " ").strip().toLowerCase(Locale.ROOT);
    }

    private static double f1(int right, int wrong, int all) {
        return right + wrong + all == 0 ? 1 : 2.0 * right / (right + wrong + all);
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
