package org.stenogram.query.pages;

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
        StringBuilder words = new StringBuilder(choice.failed() ? "What failed" : "What is in the archive");
        QualitySignal signal = choice.signal();
        if (signal != null) {
            words.append(", ")
                    .append(Shown.signal(signal.code()))
                    .append(signal.lowIsBad() ? " below " : " above ")
                    .append(choice.threshold());
        }
        if (choice.otherSoftware()) {
            words.append(", made by other software");
        }
        if (choice.collection() != null) {
            words.append(", of ").append(choice.collection());
        }
        if (choice.from() != null) {
            words.append(", from ").append(choice.from());
        }
        if (choice.to() != null) {
            words.append(", to ").append(choice.to());
        }
        return words.toString();
    }

    /// The state of a run, in words.
    public static String state(Rerun rerun) {
        return rerun.state().equals("chosen") ? "not decided" : rerun.state();
    }

    /// Whether a field was filled with this.
    public boolean is(String name, String value) {
        return field(name).equals(value);
    }
}
