package org.stenogram.query.pages;

import java.util.List;
import org.stenogram.query.answers.DeskAnswer.FoundFile;

/// What was asked for and the files that fit.
///
/// @param amongLatest whether only the latest files were looked at
public record FindView(String asked, List<FoundFile> found, boolean amongLatest) {

    /// Copies the list.
    public FindView {
        found = List.copyOf(found);
    }
}
