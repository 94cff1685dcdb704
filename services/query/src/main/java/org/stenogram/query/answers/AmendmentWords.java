package org.stenogram.query.answers;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.Correction;

/// Amendments in the words in which people speak of them.
public final class AmendmentWords {

    private AmendmentWords() {}

    /// What was done: `corrected the speaker`.
    ///
    /// @param kind of the correction, as in `document.amended`
    public static String done(String kind) {
        return switch (kind) {
            case "changeSpeaker" -> "corrected the speaker";
            case "splitTurn" -> "split a turn";
            case "mergeTurn" -> "merged a turn with the one before";
            case "changeKind" -> "corrected the kind of a passage";
            case "editText" -> "corrected the text";
            case "undoEdit" -> "undid an edit";
            case "correctHeader" -> "corrected the header";
            case "withdraw" -> "withdrew the document";
            case "restore" -> "restored the document";
            case "undoAmendment" -> "undid a correction";
            default -> kind;
        };
    }

    /// What holds now, in few words; absent when that is said by the kind alone.
    public static @Nullable String became(Correction correction) {
        return switch (correction) {
            case Correction.ChangeSpeaker change -> change.name() == null ? "nobody named" : change.name();
            case Correction.SplitTurn split -> split.name();
            case Correction.MergeTurn _ -> null;
            case Correction.ChangeKind change -> change.segmentKind().name().toLowerCase(Locale.ROOT);
            case Correction.EditText edit -> edit.replacement();
            case Correction.UndoEdit undo -> undo.rule();
            case Correction.CorrectHeader header ->
                header.field() + ": " + (header.value() == null ? "none" : header.value());
            case Correction.Withdraw _ -> "withdrawn";
            case Correction.Restore _ -> "restored";
            case Correction.UndoAmendment _ -> null;
        };
    }
}
