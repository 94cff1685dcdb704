package org.stenogram.query.pages;

import static org.stenogram.query.icu.Messages.term;
import static org.stenogram.query.icu.Messages.text;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.answers.DeskAnswer.Activity;

/// What staff did, the latest first.
///
/// @param next address of what was done before, if there is more
public record ActivityView(List<Activity> done, @Nullable String next) {

    /// Copies the list.
    public ActivityView {
        done = List.copyOf(done);
    }

    /// The state before or after: a word, a name, or how many files were sent.
    public static String state(Activity activity, String state) {
        if (activity.action().equals("send files") && state.matches("[0-9]{1,9} files?")) {
            return text("count.files", Integer.parseInt(state.substring(0, state.indexOf(' '))));
        }
        return term("became", state);
    }
}
