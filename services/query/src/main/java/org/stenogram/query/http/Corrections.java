package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.CodePoints;
import org.stenogram.contracts.Correction;
import org.stenogram.contracts.Correction.Anchor;
import org.stenogram.contracts.EditLedger;
import org.stenogram.contracts.PipelineEvent.Edit;
import org.stenogram.contracts.PipelineEvent.SegmentKind;
import org.stenogram.eventcodec.EventJson;
import org.stenogram.query.answers.DocumentAnswer.Ledger;
import org.stenogram.query.answers.DocumentAnswer.Segment;
import org.stenogram.query.postgres.DocumentReader;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;
import org.stenogram.query.questions.CorrectionWish;
import org.stenogram.query.questions.Paging;

/// Turns what somebody wants put right in the edition that they see into a statement about the original.
@Singleton
@Requires(property = "stenogram.query.enabled", value = "true")
final class Corrections {

    private final DocumentReader documents;

    Corrections(DocumentReader documents) {
        this.documents = documents;
    }

    /// The correction, anchored to the original.
    ///
    /// @param runId the edition that was looked at
    Correction of(UUID documentId, UUID runId, CorrectionWish wish) {
        return switch (wish.kind()) {
            case "changeSpeaker" ->
                new Correction.ChangeSpeaker(view(documentId, runId, wish).whole(), blankAsNull(wish.name()));
            case "mergeTurn" ->
                new Correction.MergeTurn(view(documentId, runId, wish).whole());
            case "changeKind" -> changeKind(view(documentId, runId, wish), wish);
            case "splitTurn" ->
                new Correction.SplitTurn(
                        view(documentId, runId, wish).from(words(wish)), kind(wish), blankAsNull(wish.name()));
            case "editText" -> editText(view(documentId, runId, wish), wish);
            case "undoEdit" -> undoEdit(documentId, wish);
            case "correctHeader" -> header(wish);
            case "withdraw" -> new Correction.Withdraw();
            case "restore" -> new Correction.Restore();
            case "undoAmendment" ->
                new Correction.UndoAmendment(given(wish.amendmentId(), "Say which amendment is to be undone."));
            default -> throw bad("There is no kind of correction of this name.");
        };
    }

    private static Correction changeKind(View view, CorrectionWish wish) {
        SegmentKind kind = given(kind(wish), "Say what the passage is.");
        return new Correction.ChangeKind(
                view.whole(), kind, kind == SegmentKind.SPEECH ? blankAsNull(wish.name()) : null);
    }

    private static Correction header(CorrectionWish wish) {
        try {
            return new Correction.CorrectHeader(
                    given(blankAsNull(wish.field()), "Say which field of the header."), blankAsNull(wish.value()));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.BAD_BODY, "Write the date as 1959, 1959-06 or 1959-06-14.", e);
        }
    }

    /// Rules may have changed words that stand beside those that are meant: all that was changed together is
    /// replaced together.
    private static Correction editText(View view, CorrectionWish wish) {
        String words = words(wish);
        String replacement = wish.replacement() == null ? "" : wish.replacement();
        if (words.equals(replacement)) {
            throw bad("The words stay as they are. Write what the original says.");
        }
        EditLedger.Range meant = view.only(words);
        int start = meant.start();
        int end = meant.end();
        EditLedger.Range original = view.ledger().toExtracted(start, end);
        if (original.start() == original.end()) {
            throw bad("These words were put in by cleaning; undo that edit instead.");
        }
        int wideStart = start;
        int wideEnd = end;
        while (wideStart > 0 && view.ledger().toExtracted(wideStart - 1, end).start() == original.start()) {
            wideStart--;
        }
        while (wideEnd < view.points().count()
                && view.ledger().toExtracted(start, wideEnd + 1).end() == original.end()) {
            wideEnd++;
        }
        return new Correction.EditText(
                view.anchor(original.start(), original.end()),
                view.points().slice(view.text(), wideStart, start)
                        + replacement
                        + view.points().slice(view.text(), end, wideEnd));
    }

    private Correction undoEdit(UUID documentId, CorrectionWish wish) {
        Ledger ledger = ledger(documentId);
        List<Edit> edits = edits(ledger);
        int number = given(wish.edit(), "Say which edit is to be undone, by its number on the ledger.");
        if (number < 1 || number > edits.size()) {
            throw bad("The ledger has no edit of this number.");
        }
        Edit edit = edits.get(number - 1);
        String extracted = new EditLedger(edits).invert(ledger.text());
        int characters = length(extracted);
        // What was put in has no width: its neighbours hold its place.
        boolean isEmpty = edit.start() == edit.end();
        return new Correction.UndoEdit(
                Anchor.of(
                        extracted,
                        isEmpty ? Math.max(0, edit.start() - 1) : edit.start(),
                        isEmpty ? Math.min(characters, edit.end() + 1) : edit.end()),
                edit.rule());
    }

    private View view(UUID documentId, UUID runId, CorrectionWish wish) {
        int ordinal = given(wish.segment(), "Say which passage is meant, by its number.");
        Segment segment = documents.segments(runId, ordinal, new Paging(1, null)).items().stream()
                .filter(found -> found.ordinal() == ordinal)
                .findFirst()
                .orElseThrow(Corrections::changed);
        String at = segment.place().originalStart() + "-" + segment.place().originalEnd();
        if (wish.at() != null && !wish.at().equals(at)) {
            throw changed();
        }
        Ledger ledger = ledger(documentId);
        EditLedger edits = new EditLedger(edits(ledger));
        return new View(ledger.text(), CodePoints.of(ledger.text()), edits, edits.invert(ledger.text()), segment);
    }

    private Ledger ledger(UUID documentId) {
        return documents.ledger(documentId, 0).orElseThrow(Corrections::changed);
    }

    private static List<Edit> edits(Ledger ledger) {
        return List.of(EventJson.read(ledger.edits().text(), Edit[].class));
    }

    /// A segment, and the way from the text that it stands in to the original.
    private record View(String text, CodePoints points, EditLedger ledger, String extracted, Segment segment) {

        Anchor whole() {
            return trimmed(segment.start(), segment.end());
        }

        /// From some words to the end of the segment.
        Anchor from(String words) {
            int start = only(words).start();
            if (points.slice(text, segment.start(), start).isBlank()) {
                throw bad("The turn begins with these words already. Give it another speaker instead.");
            }
            return trimmed(start, segment.end());
        }

        /// Where words stand that the segment has once. Whoever copies them from a page gets a space for a line end.
        EditLedger.Range only(String words) {
            String body = points.slice(text, segment.start(), segment.end());
            Matcher found = Pattern.compile(Arrays.stream(words.strip().split("\\s+"))
                            .map(Pattern::quote)
                            .collect(Collectors.joining("\\s+")))
                    .matcher(body);
            if (!found.find()) {
                throw bad("These words do not stand in the passage. Copy them from it as they are.");
            }
            int start = segment.start() + body.codePointCount(0, found.start());
            int end = segment.start() + body.codePointCount(0, found.end());
            if (found.find()) {
                throw bad(
                        "These words stand in the passage more than once. Take some more of what stands around them.");
            }
            return new EditLedger.Range(start, end);
        }

        private Anchor trimmed(int start, int end) {
            int first = start;
            int last = end;
            while (first < last && points.slice(text, first, first + 1).isBlank()) {
                first++;
            }
            while (last > first && points.slice(text, last - 1, last).isBlank()) {
                last--;
            }
            EditLedger.Range original = ledger.toExtracted(first, last);
            return anchor(original.start(), original.end());
        }

        Anchor anchor(int start, int end) {
            if (start >= end) {
                throw bad("There are no words of the original here.");
            }
            return Anchor.of(extracted, start, end);
        }
    }

    private static @Nullable SegmentKind kind(CorrectionWish wish) {
        String kind = blankAsNull(wish.segmentKind());
        try {
            return kind == null ? null : EventJson.mapper().convertValue(kind, SegmentKind.class);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.BAD_BODY, "There is no kind of passage of this name.", e);
        }
    }

    private static String words(CorrectionWish wish) {
        return given(blankAsNull(wish.words()), "Write the words that are meant.");
    }

    private static <T> T given(@Nullable T value, String ask) {
        if (value == null) {
            throw bad(ask);
        }
        return value;
    }

    private static @Nullable String blankAsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static ProblemException changed() {
        return new ProblemException(
                ProblemType.CHANGED_MEANWHILE,
                "The document has changed since you opened it: somebody corrected it, or it was run again. Open it again"
                        + " and look whether there is still something to correct.");
    }

    private static ProblemException bad(String detail) {
        return new ProblemException(ProblemType.BAD_BODY, detail);
    }
}
