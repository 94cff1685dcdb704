package org.stenogram.query.postgres;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds who is meant by a spelling of a name.
final class SpeakerReader {

    private static final Pattern IDENTIFIER = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private static final String EQUAL = """
            SELECT person_id FROM archive.v_person WHERE archive.fold_name(name) = archive.fold_name(?)
            UNION
            SELECT person_id FROM archive.v_person_alias WHERE archive.fold_name(alias) = archive.fold_name(?)
            UNION
            SELECT authority_id FROM desk.authority_name WHERE folded = archive.fold_name(?)
            """;

    private static final String EQUAL_LABEL = """
            SELECT 1
              FROM archive.v_segment
             WHERE seen_person_id IS NULL
               AND speaker_label IS NOT NULL
               AND archive.fold_name(speaker_label) = archive.fold_name(?)
             LIMIT 1
            """;

    private static final String HOLDS_ALL_WORDS = """
            SELECT person_id
              FROM archive.v_person
             WHERE to_tsvector('simple', archive.fold_name(name)) @@ plainto_tsquery('simple', archive.fold_name(?))
            UNION
            SELECT person_id
              FROM archive.v_person_alias
             WHERE to_tsvector('simple', archive.fold_name(alias)) @@ plainto_tsquery('simple', archive.fold_name(?))
            UNION
            SELECT authority_id
              FROM desk.authority_name
             WHERE to_tsvector('simple', folded) @@ plainto_tsquery('simple', archive.fold_name(?))
            """;

    /// Those of the machine's people who may be meant; a split tells in each document whether they are.
    private static final String SEEN = """
            SELECT person_id FROM desk.person_place WHERE head_id = ANY (?)
            UNION
            SELECT unnest(?)
            """;

    private final Archive archive;

    SpeakerReader(Archive archive) {
        this.archive = archive;
    }

    /// Who is meant: those with exactly this name, alias or label, whatever its case, diacritics and punctuation.
    /// Only when there is none, those whose name holds all of its words.
    Meant meant(String spelling) {
        if (IDENTIFIER.matcher(spelling).matches()) {
            return meant(List.of(UUID.fromString(spelling)), null, true);
        }
        List<UUID> equal = people(EQUAL, spelling);
        if (!equal.isEmpty() || isLabel(spelling)) {
            return meant(equal, spelling, true);
        }
        return meant(people(HOLDS_ALL_WORDS, spelling), spelling, false);
    }

    private Meant meant(List<UUID> people, @Nullable String label, boolean exact) {
        UUID[] heads = people.toArray(UUID[]::new);
        return new Meant(people, archive.list(Sql.of(SEEN, heads, heads), row -> row.uuid("person_id")), label, exact);
    }

    private List<UUID> people(String sql, String spelling) {
        return archive.list(Sql.of(sql, spelling, spelling, spelling), row -> row.uuid("person_id"));
    }

    private boolean isLabel(String spelling) {
        return archive.one(Sql.of(EQUAL_LABEL, spelling), row -> true).isPresent();
    }

    /// People, and the labels of speakers that could not be resolved to a person.
    ///
    /// @param seen whom the machine calls so
    /// @param label absent when a person is meant by the identifier, which no label is
    /// @param exact whether a label must be equal, or only hold all the words
    record Meant(
            List<UUID> people, List<UUID> seen, @Nullable String label, boolean exact) {

        /// The condition on a segment `s`.
        Sql restrict(Sql sql) {
            UUID[] machine = seen.toArray(UUID[]::new);
            UUID[] heads = people.toArray(UUID[]::new);
            if (label == null) {
                return sql.add(" AND s.seen_person_id = ANY (?) AND s.person_id = ANY (?)", machine, heads);
            }
            return sql.add(exact ? """
                               AND ((s.seen_person_id = ANY (?) AND s.person_id = ANY (?))
                                    OR (s.seen_person_id IS NULL AND s.speaker_label IS NOT NULL
                                        AND archive.fold_name(s.speaker_label) = archive.fold_name(?)))""" : """
                               AND ((s.seen_person_id = ANY (?) AND s.person_id = ANY (?))
                                    OR (s.seen_person_id IS NULL AND s.speaker_label IS NOT NULL
                                        AND to_tsvector('simple', archive.fold_name(s.speaker_label))
                                            @@ plainto_tsquery('simple', archive.fold_name(?))))""", machine, heads, label);
        }
    }
}
