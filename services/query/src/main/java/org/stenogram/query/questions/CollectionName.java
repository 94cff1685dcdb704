package org.stenogram.query.questions;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;

/// The first folder under the inbox, which names what belongs together.
///
/// @param value letters, digits, spaces, dots, hyphens and underscores, beginning with a letter or digit
public record CollectionName(String value) {

    private static final Pattern FORM =
            Pattern.compile("[\\p{L}\\p{N}]([\\p{L}\\p{M}\\p{N} ._-]{0,98}[\\p{L}\\p{M}\\p{N}_-])?");
    private static final int LONGEST_BYTES = 255;

    /// Where files go when no collection is named. Stands below what its constructor needs.
    public static final CollectionName DEFAULT = new CollectionName("default");

    /// Checks the name.
    ///
    /// @throws ProblemException when it cannot be the name of a folder
    public CollectionName {
        if (!FORM.matcher(value).matches()
                || value.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            throw new ProblemException(
                    ProblemType.BAD_PARAMETER,
                    "A collection's name has 1 to 100 letters, digits, spaces, dots, hyphens or underscores, begins with"
                            + " a letter or digit and does not end with a space or dot.");
        }
    }

    /// The named collection, or the default one when the name is absent or empty.
    public static CollectionName of(@Nullable String name) {
        return name == null || name.isEmpty() ? DEFAULT : new CollectionName(name);
    }

    @Override
    public String toString() {
        return value;
    }
}
