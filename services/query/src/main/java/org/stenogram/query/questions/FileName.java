package org.stenogram.query.questions;

import java.nio.charset.StandardCharsets;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;

/// A name under which a file can lie in the bucket, on every file system, as the last part of its key.
///
/// @param value the name as given
public record FileName(String value) {

    private static final int LONGEST_BYTES = 255;

    /// Checks the name.
    ///
    /// @throws ProblemException when it cannot be used, saying why
    public FileName {
        if (value.isBlank()) {
            throw bad("The file has no name.");
        }
        if (value.indexOf('/') >= 0 || value.indexOf('\\') >= 0) {
            throw bad("A file's name must not contain / or \\: send the name alone, without folders.");
        }
        if (value.startsWith(".")) {
            throw bad(
                    "A file's name must not begin with a dot: such files are hidden, and \"..\" leads out of the batch.");
        }
        if (value.codePoints().anyMatch(FileName::isInvisible)) {
            throw bad("A file's name must not contain control characters (NUL, line breaks, changes of direction).");
        }
        int bytes = value.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LONGEST_BYTES) {
            throw bad("A file's name may have %d bytes in UTF-8 at most, and has %d.".formatted(LONGEST_BYTES, bytes));
        }
    }

    private static boolean isInvisible(int point) {
        return Character.isISOControl(point)
                || PlainText.isSurrogate(point)
                || point == 0x2028
                || point == 0x2029
                || (point >= 0x202a && point <= 0x202e)
                || (point >= 0x2066 && point <= 0x2069);
    }

    private static ProblemException bad(String detail) {
        return new ProblemException(ProblemType.BAD_FILE_NAME, detail);
    }

    @Override
    public String toString() {
        return value;
    }
}
