package org.stenogram.query.postgres;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.answers.Links;
import org.stenogram.query.answers.Page;
import org.stenogram.query.answers.PersonAnswer.Alias;
import org.stenogram.query.answers.StatusAnswer.Appearance;
import org.stenogram.query.answers.StatusAnswer.Person;
import org.stenogram.query.answers.StatusAnswer.PersonDetail;
import org.stenogram.query.questions.Cursor;
import org.stenogram.query.questions.Paging;

/// Reads who is known.
public final class PeopleReader {

    private static final String PEOPLE = "people";

    /// Whom the machine found, of a person `p`: the views' indexes are by that.
    private static final String SEEN = """
            ARRAY(SELECT h.person_id FROM desk.person_place h WHERE h.head_id = p.person_id UNION SELECT p.person_id)""";

    private static final String PERSON = """
            SELECT p.person_id, p.name,
                   (SELECT count(DISTINCT e.document_id) FROM archive.v_edition_person e
                     WHERE e.seen_person_id = ANY (%1$s)
                       AND e.person_id = p.person_id AND e.is_current)::integer AS documents,
                   (SELECT count(DISTINCT (s.run_id, s.ordinal)) FROM archive.v_current_segment s
                     WHERE s.seen_person_id = ANY (%1$s)
                       AND s.person_id = p.person_id)::integer AS speeches
              FROM archive.v_person p
             WHERE true""".formatted(SEEN);

    private final Archive archive;
    private final SpeakerReader speakers;
    private final PersonStory story;

    /// @param archive where to read
    public PeopleReader(Archive archive) {
        this.archive = archive;
        this.speakers = new SpeakerReader(archive);
        this.story = new PersonStory(archive);
    }

    /// People by name.
    ///
    /// @param name any spelling of a name, or part of one
    public Page<Person> list(@Nullable String name, Paging paging) {
        Sql sql = Sql.of(PERSON);
        if (name != null) {
            sql.add(" AND p.person_id = ANY (?)", (Object)
                    speakers.meant(name).people().toArray(UUID[]::new));
        }
        Cursor after = paging.after(PEOPLE, 2);
        if (after != null) {
            sql.add(" AND (p.name COLLATE \"C\", p.person_id) > (?, ?)", after.text(0), after.uuid(1));
        }
        sql.add(" ORDER BY p.name COLLATE \"C\", p.person_id LIMIT ?", paging.limitAndOne());
        return Page.of(
                archive.list(sql, PeopleReader::person),
                paging.limit(),
                row -> Cursor.of(PEOPLE, row.name(), row.personId()).encode());
    }

    /// One person in full.
    public Optional<PersonDetail> detail(UUID personId) {
        return archive.one(Sql.of(PERSON).add(" AND p.person_id = ?", personId), PeopleReader::person)
                .map(person -> {
                    UUID[] seen = seen(personId);
                    List<Alias> forms = story.forms(personId, seen);
                    return new PersonDetail(
                            person,
                            forms.stream().map(Alias::alias).toList(),
                            appearances(personId, seen),
                            forms,
                            story.offices(personId, seen),
                            story.companions(personId, seen),
                            story.identifiers(personId),
                            story.decisions(seen));
                });
    }

    private UUID[] seen(UUID personId) {
        return archive.list(
                        Sql.of(
                                "SELECT person_id FROM desk.person_place WHERE head_id = ? UNION SELECT ?::uuid",
                                personId,
                                personId),
                        row -> row.uuid("person_id"))
                .toArray(UUID[]::new);
    }

    private List<Appearance> appearances(UUID personId, UUID[] seen) {
        return archive.list(
                Sql.of("""
                        SELECT d.document_id, d.title, d.meeting_date, d.name, e.offices, e.is_present,
                               (SELECT count(DISTINCT s.ordinal) FROM archive.v_segment s
                                 WHERE s.run_id = e.run_id AND s.seen_person_id = e.seen_person_id)::integer AS speeches
                          FROM archive.v_edition_person e
                          JOIN archive.v_document d ON d.run_id = e.run_id
                         WHERE e.seen_person_id = ANY (?) AND e.person_id = ? AND e.is_current
                         ORDER BY d.meeting_date COLLATE "C" DESC NULLS LAST, d.document_id
                         LIMIT 100
                        """, seen, personId),
                row -> new Appearance(
                        row.uuid("document_id"),
                        row.textOrNull("title"),
                        row.textOrNull("meeting_date"),
                        row.text("name"),
                        row.texts("offices"),
                        row.flag("is_present"),
                        row.number("speeches"),
                        Links.document(row.uuid("document_id"))));
    }

    private static Person person(Row row) throws SQLException {
        UUID id = row.uuid("person_id");
        return new Person(id, row.text("name"), row.number("documents"), row.number("speeches"), Links.person(id));
    }
}
