package org.stenogram.query.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.changes.RunDifference;
import org.stenogram.query.changes.RunDifference.Count;
import org.stenogram.query.changes.RunDifference.Signal;
import org.stenogram.query.reruns.Rerun;
import org.stenogram.query.reruns.RerunProgress;
import org.stenogram.query.reruns.RerunSample;

/// The page of documents that are run again, or may be.
///
/// @param who the name to fill in
public record RerunView(Rerun rerun, RerunProgress progress, List<RerunSample> samples, String who) {

    /// Signals that tell how good a reading is, in the order in which they are shown.
    private static final List<String> TELLING = List.of(
            "confidence", "expectedWrongWords", "doubtfulShare", "expectedCharacterErrors", "garbageTokensAfter");

    /// Copies the list.
    public RerunView {
        samples = List.copyOf(samples);
    }

    /// Means of a signal over the samples in which it was measured before and after.
    public record Mean(String name, int documents, double before, double after) {}

    /// Whether something still moves.
    public boolean isLive() {
        return rerun.isRunning() || progress.underWay() > 0 || answered() < samples.size();
    }

    /// How many samples have their answer.
    public int answered() {
        return (int) samples.stream().filter(RerunSample::isAnswered).count();
    }

    /// How many samples could not be run.
    public int refused() {
        return (int) samples.stream().filter(sample -> sample.failure() != null).count();
    }

    /// How many samples would change.
    public int changed() {
        return (int) differences().stream()
                .filter(difference -> !difference.changesNothing())
                .count();
    }

    /// Turns gained over all samples.
    public int gained() {
        return sum(difference -> difference.gained().count());
    }

    /// Turns lost over all samples.
    public int lost() {
        return sum(difference -> difference.lost().count());
    }

    /// Turns given to another speaker over all samples.
    public int reattributed() {
        return sum(difference -> difference.reattributed().count());
    }

    /// Turns that stay as they are over all samples.
    public int kept() {
        return sum(RunDifference::kept);
    }

    /// Edits by rule over all samples, those alone whose number differs in one of them.
    public List<Count> rules() {
        Map<String, Count> rules = new TreeMap<>();
        for (RunDifference difference : differences()) {
            for (Count count : difference.rules()) {
                rules.merge(
                        count.rule(),
                        count,
                        (one, other) ->
                                new Count(one.rule(), one.before() + other.before(), one.after() + other.after()));
            }
        }
        return List.copyOf(rules.values());
    }

    /// Quality over all samples that have an edition.
    public List<Mean> quality() {
        List<Mean> means = new ArrayList<>();
        for (String name : TELLING) {
            int documents = 0;
            double before = 0;
            double after = 0;
            for (Signal signal : signals(name)) {
                Double was = signal.before();
                Double becomes = signal.after();
                if (was != null && becomes != null) {
                    documents++;
                    before += was;
                    after += becomes;
                }
            }
            if (documents > 0) {
                means.add(new Mean(name, documents, before / documents, after / documents));
            }
        }
        return means;
    }

    /// A signal of one sample, absent when it was not measured.
    public static @Nullable Signal signal(RunDifference difference, String name) {
        return difference.signals().stream()
                .filter(signal -> signal.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private List<Signal> signals(String name) {
        List<Signal> signals = new ArrayList<>();
        for (RunDifference difference : differences()) {
            Signal signal = signal(difference, name);
            if (signal != null) {
                signals.add(signal);
            }
        }
        return signals;
    }

    private List<RunDifference> differences() {
        List<RunDifference> differences = new ArrayList<>();
        for (RerunSample sample : samples) {
            RunDifference difference = sample.difference();
            if (difference != null) {
                differences.add(difference);
            }
        }
        return differences;
    }

    private int sum(ToIntFunction<RunDifference> number) {
        return differences().stream().mapToInt(number).sum();
    }
}
