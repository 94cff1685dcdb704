package org.stenogram.storage.amendments;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.Correction;
import org.stenogram.contracts.EditLedger.Range;
import org.stenogram.contracts.PipelineEvent.CleanedText;
import org.stenogram.contracts.PipelineEvent.DocumentAmended;
import org.stenogram.contracts.PipelineEvent.DocumentSegmented;
import org.stenogram.contracts.PipelineEvent.Edit;
import org.stenogram.contracts.PipelineEvent.Metadata;
import org.stenogram.contracts.PipelineEvent.PageBreak;
import org.stenogram.contracts.PipelineEvent.SegmentKind;
import org.stenogram.contracts.PipelineEvent.Segmentation;

/// What a run made, with staff's corrections over it.
///
/// @param edition what readers see
/// @param places what became of each correction, in the order in which they were applied
public record Amended(DocumentSegmented edition, List<Place> places) {

    /// Copies the list.
    public Amended {
        places = List.copyOf(places);
    }

    /// Applies corrections, each to what those before it left.
    ///
    /// @param machine what the run made
    /// @param corrections those in force, the oldest first
    public static Amended of(DocumentSegmented machine, List<DocumentAmended> corrections) {
        Work work = new Work(machine);
        List<Place> places = new ArrayList<>();
        for (DocumentAmended amended : corrections) {
            places.add(work.apply(amended));
        }
        return new Amended(work.edition(), places);
    }

    /// The parts of an edition while corrections come over them.
    private static final class Work {

        private final DocumentSegmented machine;
        private final CleanText text;
        private final AnchorSearch search;
        private final Voices voices;
        private Turns turns;
        private List<PageBreak> pages;
        private Metadata metadata;

        Work(DocumentSegmented machine) {
            this.machine = machine;
            Segmentation segmentation = machine.segmentation();
            text = new CleanText(machine.cleaned().text(), machine.cleaned().edits());
            search = new AnchorSearch(text.extracted());
            voices = new Voices(segmentation.people());
            turns = new Turns(segmentation.segments());
            pages = machine.cleaned().pages();
            metadata = segmentation.metadata();
        }

        Place apply(DocumentAmended amended) {
            Turns turnsBefore = new Turns(turns.numbered());
            List<Edit> editsBefore = text.edits();
            List<PageBreak> pagesBefore = pages;
            try {
                return switch (amended.correction()) {
                    case Correction.Anchored anchored -> {
                        Range original = search.find(anchored.anchor());
                        apply(anchored, original, amended.reason());
                        yield new Place(amended.amendmentId(), null, original.start(), original.end());
                    }
                    case Correction.CorrectHeader header -> {
                        metadata = Header.with(metadata, header);
                        yield new Place(amended.amendmentId(), null, null, null);
                    }
                    case Correction.Withdraw _, Correction.Restore _, Correction.UndoAmendment _ ->
                        throw new IllegalArgumentException("not applied to editions: " + amended.correction());
                };
            } catch (Conflict conflict) {
                turns = turnsBefore;
                pages = pagesBefore;
                text.reset(editsBefore);
                return new Place(amended.amendmentId(), conflict.why(), null, null);
            }
        }

        private void apply(Correction.Anchored correction, Range original, String reason) throws Conflict {
            switch (correction) {
                case Correction.ChangeSpeaker change -> changeSpeaker(cleaned(original), change.name());
                case Correction.SplitTurn split -> split(cleaned(original), split);
                case Correction.MergeTurn _ -> merge(cleaned(original));
                case Correction.ChangeKind change -> changeKind(cleaned(original), change);
                case Correction.EditText edit -> editText(edit, original, reason);
                case Correction.UndoEdit undo -> undo(undo, original);
            }
        }

        private Range cleaned(Range original) throws Conflict {
            Range range = text.toCleaned(original);
            if (range.start() == range.end()) {
                throw new Conflict("Cleaning leaves nothing of these words.");
            }
            return range;
        }

        private void changeSpeaker(Range range, @Nullable String name) throws Conflict {
            Range found = isolated(range);
            boolean hasSpeech = false;
            for (int i = found.start(); i < found.end(); i++) {
                hasSpeech |= turns.get(i).kind() == SegmentKind.SPEECH;
            }
            for (int i = found.start(); i < found.end(); i++) {
                SegmentKind kind = turns.get(i).kind();
                if (kind == SegmentKind.SPEECH || !hasSpeech && Turns.layer(kind) == null) {
                    turns.change(
                            i, SegmentKind.SPEECH, voices.speaker(turns.get(i).speaker(), name));
                }
            }
        }

        private void split(Range range, Correction.SplitTurn split) {
            int index = turns.cut(range.start(), text);
            SegmentKind kind = split.segmentKind() == null ? turns.get(index).kind() : split.segmentKind();
            if (kind != SegmentKind.SPEECH) {
                turns.change(index, kind, null);
            } else if (split.name() != null || turns.get(index).speaker() == null) {
                turns.change(index, kind, voices.speaker(turns.get(index).speaker(), split.name()));
            }
        }

        private void merge(Range range) throws Conflict {
            int index = turns.beginningAt(range.start(), text);
            if (index < 0) {
                return;
            }
            int into = index - 1;
            while (into >= 0 && Turns.layer(turns.get(into).kind()) != null) {
                into--;
            }
            if (into < 0) {
                throw new Conflict("No turn stands before these words.");
            }
            turns.join(into, index);
        }

        private void changeKind(Range range, Correction.ChangeKind change) throws Conflict {
            Range found = isolated(range);
            for (int i = found.start(); i < found.end(); i++) {
                boolean isSpeech = change.segmentKind() == SegmentKind.SPEECH;
                turns.change(
                        i,
                        change.segmentKind(),
                        isSpeech ? voices.speaker(turns.get(i).speaker(), change.name()) : null);
            }
        }

        /// The segments that are the range and nothing else, as indices.
        private Range isolated(Range range) throws Conflict {
            int from = turns.cut(range.start(), text);
            int to = turns.cut(range.end(), text);
            if (turns.hasLabelInside(from, to)) {
                throw new Conflict("The words are cut into several turns with labels of their own now.");
            }
            return new Range(from, to);
        }

        private void editText(Correction.EditText edit, Range original, String reason) throws Conflict {
            int length = original.end() - original.start();
            if (length > Correction.Anchor.LONGEST_EXACT
                    && original.start() != edit.anchor().start()) {
                throw new Conflict("The words are too many to be found again for certain.");
            }
            move(text.replace(original, edit.replacement(), reason.isBlank() ? "put right by staff" : reason));
        }

        private void undo(Correction.UndoEdit undo, Range original) throws Conflict {
            for (Edit edit : text.editsOf(undo.rule(), original)) {
                move(text.undo(edit));
            }
        }

        private void move(Splice splice) throws Conflict {
            turns.splice(splice);
            pages = pages.stream()
                    .map(page -> new PageBreak(splice.start(page.offset()), page.label(), page.inferred()))
                    .toList();
        }

        DocumentSegmented edition() {
            CleanedText cleaned = machine.cleaned();
            Segmentation segmentation = machine.segmentation();
            return new DocumentSegmented(
                    machine.documentId(),
                    machine.runId(),
                    machine.original(),
                    new CleanedText(
                            cleaned.extraction(),
                            text.text(),
                            text.edits(),
                            pages,
                            cleaned.language(),
                            cleaned.quality()),
                    new Segmentation(
                            metadata,
                            turns.numbered(),
                            voices.people(),
                            segmentation.confidence(),
                            segmentation.quality()));
        }
    }
}
