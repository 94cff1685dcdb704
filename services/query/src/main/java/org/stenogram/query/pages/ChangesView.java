package org.stenogram.query.pages;

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
            sentences.add("Nothing differs: the same text, the same turns and the same speakers.");
        }
        note.header().forEach(change -> sentences.add(sentence(change)));
        sentences.add(sentence(note.text()));
        sentences.add("%s the same speaker in both editions.".formatted(turnsHave(note.kept())));
        if (note.matchedBy().equals("words")) {
            sentences.add("The two editions were made of different originals. Turns count as the same when their words"
                    + " are the same, so a turn with one word put right is told as lost and gained.");
        }
        return sentences;
    }

    /// The turns that differ, those that changed their speaker first.
    public List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        add(sections, "reattributed", "now attributed to somebody else", note.reattributed());
        add(sections, "gained", "gained", note.gained());
        add(sections, "lost", "lost", note.lost());
        return sections;
    }

    private static void add(List<Section> sections, String id, String what, Turns turns) {
        if (turns.count() > 0) {
            sections.add(new Section(id, Shown.count(turns.count(), "turn", "turns") + " " + what, turns));
        }
    }

    /// What happened to one turn.
    public static String sentence(TurnChange turn) {
        if (turn.before() == null) {
            return "%s speaks here now.".formatted(name(turn.speakerAfter()));
        }
        if (turn.after() == null) {
            return "%s spoke here.".formatted(name(turn.speakerBefore()));
        }
        return "Was %s, is %s.".formatted(name(turn.speakerBefore()), name(turn.speakerAfter()));
    }

    private static String name(@Nullable Speaker speaker) {
        return speaker == null ? "a speaker without a name" : speaker.name();
    }

    private static String sentence(FieldChange change) {
        String what = switch (change.field()) {
            case "speeches", "people", "words" -> "The number of " + change.field();
            default -> "The " + change.field();
        };
        return "%s was %s and is %s.".formatted(what, value(change.before()), value(change.after()));
    }

    private static String value(@Nullable String value) {
        return value == null || value.isBlank() ? "not known" : "“" + value + "”";
    }

    private static String sentence(TextChange text) {
        String edits = text.editsBefore() == text.editsAfter()
                ? "cleaning made %s in both".formatted(Shown.count(text.editsAfter(), "edit", "edits"))
                : "cleaning made %s before and %s after"
                        .formatted(Shown.count(text.editsBefore(), "edit", "edits"), Shown.count(text.editsAfter()));
        return text.differs()
                ? "The text differs: %s before and %s after; %s."
                        .formatted(
                                Shown.count(text.charactersBefore(), "character", "characters"),
                                Shown.count(text.charactersAfter()),
                                edits)
                : "The text is the same, character for character; %s.".formatted(edits);
    }

    private static String turnsHave(int turns) {
        return turns == 1 ? "1 turn has" : Shown.count(turns) + " turns have";
    }
}
