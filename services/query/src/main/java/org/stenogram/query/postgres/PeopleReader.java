package org.stenogram.query.postgres;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /// The order of the list, in the words of its index.
    private static final String IN_ORDER = " ORDER BY left(name, 200) COLLATE \"C\", person_id LIMIT ?";

    private static final String NAMED = """
        SELECT p.person_id, p.name
          FROM archive.v_person p
         WHERE true\
        """;

    /// How often people speak, and in how many documents they are named, counted for all of a page
    /// at once: one by one, each would read all documents. Whom the machine found has the views'
    /// indexes; a long speech is counted by its first part.
    private static final String COUNTS = """
        WITH asked AS (
             SELECT unnest(?::uuid[]) AS person_id),
             seen AS (
             SELECT h.person_id FROM desk.person_place h JOIN asked ON asked.person_id = h.head_id
              UNION
             SELECT person_id FROM asked),
             named AS (
             SELECT e.person_id, count(DISTINCT e.document_id)::integer AS documents
               FROM archive.v_current_person e
              WHERE e.seen_person_id = ANY (ARRAY(SELECT person_id FROM seen))
              GROUP BY e.person_id),
             spoken AS (
             SELECT s.person_id, count(*)::integer AS speeches
               FROM archive.v_current_segment s
              WHERE s.seen_person_id = ANY (ARRAY(SELECT person_id FROM seen)) AND s.part_no = 1
              GROUP BY s.person_id)
        SELECT asked.person_id, coalesce(named.documents, 0) AS documents, coalesce(spoken.speeches, 0) AS speeches
          FROM asked
          LEFT JOIN named ON named.person_id = asked.person_id
          LEFT JOIN spoken ON spoken.person_id = asked.person_id
        """;

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
        UUID[] meant = name == null ? null : speakers.meant(name).people().toArray(UUID[]::new);
        Cursor after = paging.after(PEOPLE, 2);
        Sql sql = Sql.of("SELECT person_id, name FROM ((");
        addFirst(sql, "archive.v_found_person", meant, after, paging);
        addFirst(sql.add(") UNION ALL ("), "archive.v_named_person", meant, after, paging);
        sql.add(")) first" + IN_ORDER, paging.limitAndOne());
        return Page.of(
                counted(archive.list(sql, PeopleReader::named)),
                paging.limit(),
                row -> Cursor.of(PEOPLE, row.name(), row.personId()).encode());
    }

    /// In the order of an index, as far as is asked for.
    private static void addFirst(Sql sql, String view, UUID @Nullable [] meant, @Nullable Cursor after, Paging paging) {
        sql.add("SELECT person_id, name FROM " + view + " WHERE true");
        if (meant != null) {
            sql.add(" AND person_id = ANY (?)", (Object) meant);
        }
        if (after != null) {
            sql.add(
                    " AND (left(name, 200) COLLATE \"C\", person_id) > (left(?, 200), ?)",
                    after.text(0),
                    after.uuid(1));
        }
        sql.add(IN_ORDER, paging.limitAndOne());
    }

    /// One person in full.
    public Optional<PersonDetail> detail(UUID personId) {
        return counted(archive.list(Sql.of(NAMED).add(" AND p.person_id = ?", personId), PeopleReader::named)).stream()
                .findFirst()
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
                        WITH latest AS MATERIALIZED (
                             SELECT p.run_id, p.seen_person_id, p.offices, p.is_present
                               FROM archive.v_current_person p
                              WHERE p.seen_person_id = ANY (?) AND p.person_id = ?
                              ORDER BY p.meeting_date COLLATE "C" DESC NULLS LAST, p.document_id
                              LIMIT 100)
                        SELECT d.document_id, d.title, d.meeting_date, d.name, latest.offices, latest.is_present,
                               (SELECT count(*) FROM archive.v_current_segment s
                                 WHERE s.run_id = latest.run_id AND s.seen_person_id = latest.seen_person_id
                                   AND s.part_no = 1)::integer AS speeches
                          FROM latest
                          JOIN archive.v_document d ON d.run_id = latest.run_id
                         ORDER BY d.meeting_date COLLATE "C" DESC NULLS LAST, d.document_id
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

    private record Named(UUID personId, String name) {}

    private static Named named(Row row) throws SQLException {
        return new Named(row.uuid("person_id"), row.text("name"));
    }

    private record Counted(int documents, int speeches) {}

    private List<Person> counted(List<Named> people) {
        if (people.isEmpty()) {
            return List.of();
        }
        Map<UUID, Counted> counts = new HashMap<>();
        archive.list(
                Sql.of(COUNTS, (Object) people.stream().map(Named::personId).toArray(UUID[]::new)),
                row -> counts.put(row.uuid("person_id"), new Counted(row.number("documents"), row.number("speeches"))));
        return people.stream()
                .map(one -> {
                    Counted count = Objects.requireNonNull(counts.get(one.personId()));
                    return new Person(
                            one.personId(),
                            one.name(),
                            count.documents(),
                            count.speeches(),
                            Links.person(one.personId()));
                })
                .toList();
    }
}
