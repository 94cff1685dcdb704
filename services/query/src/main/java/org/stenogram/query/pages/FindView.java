package org.stenogram.query.pages;

import java.util.List;
import org.stenogram.query.answers.DeskAnswer.FoundFile;

/// What was asked for and the files that fit.
public record FindView(String asked, List<FoundFile> found) {

    /// Copies the list.
    public FindView {
        found = List.copyOf(found);
    }
}
