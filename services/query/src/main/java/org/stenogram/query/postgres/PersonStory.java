package org.stenogram.query.postgres;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.stenogram.query.answers.PersonAnswer.Alias;
import org.stenogram.query.answers.PersonAnswer.Companion;
import org.stenogram.query.answers.PersonAnswer.Decision;
import org.stenogram.query.answers.PersonAnswer.Identifier;
import org.stenogram.query.answers.PersonAnswer.Office;
import org.stenogram.query.answers.PersonAnswer.Sighting;
import org.stenogram.query.answers.StatusAnswer.PersonDetail;

/// What documents, staff and the authority file tell of one person. Each question is asked by whom the machine
/// found (`seen`), and keeps what is the person's.
final class PersonStory {

    /// Of each thing that documents say: in how many, from when to when, and the first five. Their titles are read of
    /// these five alone.
    private static final String SIGHTINGS = """
            WITH named AS (
                 %s),
                 placed AS (
                 SELECT what, document_id,
                        count(*) OVER (PARTITION BY what)::integer AS documents,
                        min(meeting_date COLLATE "C") OVER (PARTITION BY what) AS first,
                        max(meeting_date COLLATE "C") OVER (PARTITION BY what) AS last,
                        row_number() OVER (PARTITION BY what ORDER BY meeting_date COLLATE "C", document_id) AS place
                   FROM named)
            SELECT p.what, p.documents, p.first, p.last,
                   array_agg(d.document_id::text ORDER BY p.place) AS ids,
                   array_agg(coalesce(d.title, d.name) ORDER BY p.place) AS titles,
                   array_agg(coalesce(d.meeting_date, '') ORDER BY p.place) AS dates
              FROM placed p
              JOIN archive.v_document d ON d.document_id = p.document_id
             WHERE p.place <= 5
             GROUP BY p.what, p.documents, p.first, p.last
            """;

    private static final String FORMS = SIGHTINGS.formatted("""
            SELECT DISTINCT a.alias COLLATE "C" AS what, a.document_id, a.meeting_date
                   FROM archive.v_current_alias a
                  WHERE a.seen_person_id = ANY (?) AND a.person_id = ?\
            """) + """
             ORDER BY p.documents DESC, p.what
             LIMIT 200
            """;

    private static final String OFFICES = SIGHTINGS.formatted("""
            SELECT DISTINCT office.name COLLATE "C" AS what, p.document_id, p.meeting_date
                   FROM archive.v_current_person p
                  CROSS JOIN LATERAL unnest(p.offices) office (name)
                  WHERE p.seen_person_id = ANY (?) AND p.person_id = ?\
            """) + """
             ORDER BY p.first NULLS LAST, p.what
             LIMIT 100
            """;

    private static final String COMPANIONS = """
            WITH spoke AS MATERIALIZED (
                 SELECT s.run_id
                   FROM archive.v_current_segment s
                  WHERE s.seen_person_id = ANY (?) AND s.person_id = ?
                  GROUP BY s.run_id, s.document_id, s.meeting_date
                  ORDER BY s.meeting_date COLLATE "C" DESC NULLS LAST, s.document_id
                  LIMIT ?)
            SELECT o.person_id, min(o.name) AS name, count(DISTINCT o.run_id)::integer AS documents
              FROM spoke
              JOIN archive.v_current_person o ON o.run_id = spoke.run_id
             WHERE o.person_id <> ?
               AND EXISTS (SELECT FROM archive.v_current_segment s
                            WHERE s.run_id = o.run_id AND s.seen_person_id = o.seen_person_id)
             GROUP BY o.person_id
             ORDER BY documents DESC, name
             LIMIT 20
            """;

    private static final String IDENTIFIERS = """
            SELECT i.key, i.value
              FROM desk.authority a
             CROSS JOIN LATERAL jsonb_each_text(a.identifiers) i
             WHERE a.authority_id = ?
             ORDER BY i.key
            """;

    private static final String DECISIONS = """
            SELECT d.decision_id, d.decided_at, d.kind, d.person_id, d.other_id, cardinality(d.documents) AS documents, d.name,
                   d.undoes, u.decision_id AS undone_by, d.who, d.reason,
                   p.name AS person_name,
                   coalesce(o.name, a.name) AS other_name
              FROM desk.person_decision d
              LEFT JOIN desk.person_decision u ON u.undoes = d.decision_id
              LEFT JOIN archive.v_seen_person p ON p.person_id = d.person_id
              LEFT JOIN archive.v_seen_person o ON o.person_id = d.other_id
              LEFT JOIN desk.authority a ON a.authority_id = d.other_id
             WHERE coalesce(d.undoes, d.decision_id) IN (
                   SELECT said.decision_id FROM desk.person_decision said
                    WHERE said.person_id = ANY (?) OR said.other_id = ANY (?))
             ORDER BY d.decided_at DESC, d.decision_id
             LIMIT 100
            """;

    private final Archive archive;

    PersonStory(Archive archive) {
        this.archive = archive;
    }

    List<Alias> forms(UUID personId, UUID[] seen) {
        return archive.list(
                Sql.of(FORMS, seen, personId),
                row -> new Alias(row.text("what"), row.number("documents"), sightings(row)));
    }

    List<Office> offices(UUID personId, UUID[] seen) {
        return archive.list(
                Sql.of(OFFICES, seen, personId),
                row -> new Office(
                        row.text("what"),
                        row.textOrNull("first"),
                        row.textOrNull("last"),
                        row.number("documents"),
                        sightings(row)));
    }

    List<Companion> companions(UUID personId, UUID[] seen) {
        return archive.list(
                Sql.of(COMPANIONS, seen, personId, PersonDetail.MEETINGS, personId),
                row -> new Companion(row.uuid("person_id"), row.text("name"), row.number("documents")));
    }

    List<Identifier> identifiers(UUID personId) {
        return archive.list(Sql.of(IDENTIFIERS, personId), row -> new Identifier(row.text("key"), row.text("value")));
    }

    List<Decision> decisions(UUID[] seen) {
        return archive.list(
                Sql.of(DECISIONS, seen, seen),
                row -> new Decision(
                        row.uuid("decision_id"),
                        row.time("decided_at"),
                        row.text("kind"),
                        row.uuid("person_id"),
                        row.textOrNull("person_name"),
                        row.uuidOrNull("other_id"),
                        row.textOrNull("other_name"),
                        row.numberOrNull("documents"),
                        row.textOrNull("name"),
                        row.uuidOrNull("undoes"),
                        row.uuidOrNull("undone_by"),
                        row.text("who"),
                        row.text("reason")));
    }

    private static List<Sighting> sightings(Row row) throws SQLException {
        List<String> ids = row.texts("ids");
        List<String> titles = row.texts("titles");
        List<String> dates = row.texts("dates");
        List<Sighting> sightings = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            sightings.add(new Sighting(
                    UUID.fromString(ids.get(i)), titles.get(i), dates.get(i).isEmpty() ? null : dates.get(i)));
        }
        return sightings;
    }
}
