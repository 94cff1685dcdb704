package org.stenogram.query.postgres;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.answers.Links;
import org.stenogram.query.answers.Page;
import org.stenogram.query.answers.StatusAnswer.Appearance;
import org.stenogram.query.answers.StatusAnswer.Person;
import org.stenogram.query.answers.StatusAnswer.PersonDetail;
import org.stenogram.query.questions.Cursor;
import org.stenogram.query.questions.Paging;

/// Reads who is known.
public final class PeopleReader {

    private static final String PEOPLE = "people";

    private static final String PERSON = """
            SELECT p.person_id, p.name,
                   (SELECT count(DISTINCT e.document_id) FROM archive.v_edition_person e
                     WHERE e.person_id = p.person_id AND e.is_current)::integer AS documents,
                   (SELECT count(DISTINCT (s.run_id, s.ordinal)) FROM archive.v_segment s
                     WHERE s.person_id = p.person_id AND s.is_current)::integer AS speeches
              FROM archive.v_person p
             WHERE true""";

    private final Archive archive;
    private final SpeakerReader speakers;

    /// @param archive where to read
    public PeopleReader(Archive archive) {
        this.archive = archive;
        this.speakers = new SpeakerReader(archive);
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
                .map(person -> new PersonDetail(person, aliases(personId), appearances(personId)));
    }

    private List<String> aliases(UUID personId) {
        return archive.list(Sql.of("""
                        SELECT DISTINCT alias
                          FROM archive.v_person_alias
                         WHERE person_id = ? AND is_current
                         ORDER BY alias
                         LIMIT 200
                        """, personId), row -> row.text("alias"));
    }

    private List<Appearance> appearances(UUID personId) {
        return archive.list(
                Sql.of("""
                        SELECT d.document_id, d.title, d.meeting_date, d.name, e.offices, e.is_present,
                               (SELECT count(DISTINCT s.ordinal) FROM archive.v_segment s
                                 WHERE s.run_id = e.run_id AND s.person_id = e.person_id)::integer AS speeches
                          FROM archive.v_edition_person e
                          JOIN archive.v_document d ON d.run_id = e.run_id
                         WHERE e.person_id = ? AND e.is_current
                         ORDER BY d.meeting_date COLLATE "C" DESC NULLS LAST, d.document_id
                         LIMIT 100
                        """, personId),
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
