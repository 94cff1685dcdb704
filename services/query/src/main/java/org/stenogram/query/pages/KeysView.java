package org.stenogram.query.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.answers.KeyAnswer.Key;
import org.stenogram.query.answers.KeyAnswer.MadeKey;

/// The page of the keys of machines.
///
/// @param keys the latest first
/// @param made a key that was just made, whose secret is shown this once
/// @param next where the list goes on
public record KeysView(
        List<Key> keys, @Nullable MadeKey made, @Nullable String next) {

    /// Copies the list.
    public KeysView {
        keys = List.copyOf(keys);
    }
}
