package org.stenogram.query.pages;

import static org.stenogram.query.icu.Messages.text;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.answers.PersonAnswer.Decision;
import org.stenogram.query.answers.SearchAnswer.Hit;
import org.stenogram.query.answers.StatusAnswer.Person;
import org.stenogram.query.answers.StatusAnswer.PersonDetail;

/// The people that the archive knows, by name.
///
/// @param asked the name that was asked for, empty where all are shown
/// @param next address of the following people, if there are more
public record PeopleView(
        String asked, List<Person> people, @Nullable String next) {

    /// Copies the list.
    public PeopleView {
        people = List.copyOf(people);
    }

    /// What was decided, in words: `merged Chou into Chou En-lai`.
    public static String done(Decision decision) {
        String person = decision.personName() == null ? text("desk.somebody") : decision.personName();
        return switch (decision.kind()) {
            case "merge" ->
                text(
                        "desk.merged",
                        person,
                        decision.otherName() == null ? text("desk.anotherPerson") : decision.otherName());
            case "split" ->
                text(
                        "desk.toldApart",
                        decision.name() == null ? text("desk.anotherPerson") : decision.name(),
                        person,
                        decision.documents() == null ? 0 : decision.documents());
            case "rename" -> text("desk.renamed", Shown.orEmpty(decision.name()));
            default -> text("desk.tookBack");
        };
    }

    /// One person.
    ///
    /// @param speeches some of what they said
    /// @param more address of all of it, if there is more
    /// @param who the name that was written last in this browser
    public record One(
            PersonDetail detail,
            List<Hit> speeches,
            @Nullable String more,
            String who) {

        /// Copies the list.
        public One {
            speeches = List.copyOf(speeches);
        }
    }
}
