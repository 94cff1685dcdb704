package org.stenogram.query.pages;

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
}
