package org.stenogram.eventcodec;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import org.jspecify.annotations.Nullable;

/// Writes surrogates as `\\uD83D` escapes. UTF-8 has no form for one that stands alone, and an edit ledger that
/// says what was wrong in a source must be able to quote it.
final class SurrogateEscapes extends CharacterEscapes {

    private static final long serialVersionUID = 1L;

    @Override
    public int[] getEscapeCodesForAscii() {
        return standardAsciiEscapesForJSON();
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
        boolean isSurrogate = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
        return isSurrogate ? new SerializedString("\\u%04X".formatted(character)) : null;
    }
}
