package org.stenogram.query.pages;

import static org.stenogram.query.icu.Messages.term;
import static org.stenogram.query.icu.Messages.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.reruns.QualitySignal;
import org.stenogram.query.reruns.Rerun;
import org.stenogram.query.reruns.RerunChoice;

/// The page on which documents are chosen to be run again.
///
/// @param fields of the form, as they were filled
/// @param matches how many documents are as chosen, absent when nothing was asked
/// @param said what is wrong with the choice
/// @param latest what was chosen before, the latest first
/// @param software what is at work now
/// @param who the name to fill in
public record RerunsView(
        Map<String, String> fields,
        @Nullable Integer matches,
        @Nullable String said,
        List<Rerun> latest,
        String software,
        String who) {

    /// Copies.
    public RerunsView {
        fields = Map.copyOf(fields);
        latest = List.copyOf(latest);
    }

    /// What a field was filled with, else nothing.
    public String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /// A choice of documents, in words.
    public static String words(RerunChoice choice) {
        List<String> words = new ArrayList<>();
        words.add(choice.failed() ? text("choice.failed") : text("choice.archived"));
        QualitySignal signal = choice.signal();
        if (signal != null) {
            String name = term("signal", signal.code());
            words.add(
                    signal.lowIsBad()
                            ? text("choice.below", name, String.valueOf(choice.threshold()))
                            : text("choice.above", name, String.valueOf(choice.threshold())));
        }
        if (choice.otherSoftware()) {
            words.add(text("choice.otherSoftware"));
        }
        if (choice.collection() != null) {
            words.add(text("choice.collection", choice.collection()));
        }
        if (choice.from() != null) {
            words.add(text("choice.from", choice.from()));
        }
        if (choice.to() != null) {
            words.add(text("choice.to", choice.to()));
        }
        return String.join(", ", words);
    }

    /// The state of a run, in words.
    public static String state(Rerun rerun) {
        return term("rerunState", rerun.state());
    }

    /// Whether a field was filled with this.
    public boolean is(String name, String value) {
        return field(name).equals(value);
    }
}
