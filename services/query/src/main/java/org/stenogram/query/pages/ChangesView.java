package org.stenogram.query.pages;

import static org.stenogram.query.icu.Messages.term;
import static org.stenogram.query.icu.Messages.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.answers.ChangeNote;
import org.stenogram.query.answers.ChangeNote.FieldChange;
import org.stenogram.query.answers.ChangeNote.Speaker;
import org.stenogram.query.answers.ChangeNote.TextChange;
import org.stenogram.query.answers.ChangeNote.TurnChange;
import org.stenogram.query.answers.ChangeNote.Turns;

/// What differs between two editions of a document, in sentences.
public record ChangesView(ChangeNote note) {

    /// Turns to which the same happened.
    ///
    /// @param id names it on the page
    /// @param heading how many, and what happened to them
    public record Section(String id, String heading, Turns turns) {}

    /// What differs in all, a sentence each.
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        if (note.saysNothing()) {
            sentences.add(text("changes.nothing"));
        }
        note.header().forEach(change -> sentences.add(sentence(change)));
        sentences.add(sentence(note.text()));
        sentences.add(text("changes.kept", note.kept()));
        if (note.matchedBy().equals("words")) {
            sentences.add(text("changes.byWords"));
        }
        return sentences;
    }

    /// The turns that differ, those that changed their speaker first.
    public List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        add(
                sections,
                "reattributed",
                text("changes.reattributed", note.reattributed().count()),
                note.reattributed());
        add(sections, "gained", text("changes.gained", note.gained().count()), note.gained());
        add(sections, "lost", text("changes.lost", note.lost().count()), note.lost());
        return sections;
    }

    private static void add(List<Section> sections, String id, String heading, Turns turns) {
        if (turns.count() > 0) {
            sections.add(new Section(id, heading, turns));
        }
    }

    /// What happened to one turn.
    public static String sentence(TurnChange turn) {
        if (turn.before() == null) {
            return text("changes.speaksNow", name(turn.speakerAfter()));
        }
        if (turn.after() == null) {
            return text("changes.spoke", name(turn.speakerBefore()));
        }
        return text("changes.wasIs", name(turn.speakerBefore()), name(turn.speakerAfter()));
    }

    private static String name(@Nullable Speaker speaker) {
        return speaker == null ? text("changes.nameless") : speaker.name();
    }

    private static String sentence(FieldChange change) {
        return text("changes.field", term("field", change.field()), value(change.before()), value(change.after()));
    }

    private static String value(@Nullable String value) {
        return value == null || value.isBlank() ? text("changes.notKnown") : text("quoted", value);
    }

    private static String sentence(TextChange change) {
        String edits = change.editsBefore() == change.editsAfter()
                ? text("changes.editsSame", change.editsAfter())
                : text("changes.editsDiffer", change.editsBefore(), change.editsAfter());
        return change.differs()
                ? text("changes.textDiffers", change.charactersBefore(), change.charactersAfter(), edits)
                : text("changes.textSame", edits);
    }
}
