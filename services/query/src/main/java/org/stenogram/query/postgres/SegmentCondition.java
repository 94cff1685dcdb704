package org.stenogram.query.postgres;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.questions.SearchFilters;
import org.stenogram.query.questions.SearchWords;

/// The condition that filters put on a segment `s` of the archive.
final class SegmentCondition {

    /// Bound to the words and their beginnings.
    private static final String QUERY = "(websearch_to_tsquery(%1$s, ?) && to_tsquery(%1$s, ?))";

    private static final String IN_EACH_LANGUAGE =
            """
            SELECT query, array_agg(config) AS configs, querytree(query::tsquery) AS indexable
              FROM (SELECT search_config AS config, %s::text AS query FROM archive.v_search_config) asked
             WHERE query <> ''
             GROUP BY query
             ORDER BY query
            """.formatted(QUERY.formatted("('pg_catalog.' || search_config)::regconfig"));

    /// The query in the language of a segment.
    static final String IN_ITS_LANGUAGE = QUERY.formatted("('pg_catalog.' || s.search_config)::regconfig");

    private final Archive archive;
    private final SpeakerReader speakers;

    SegmentCondition(Archive archive) {
        this.archive = archive;
        this.speakers = new SpeakerReader(archive);
    }

    /// A query and the languages in which the words make it.
    ///
    /// @param loose what the index is asked for, null when it can tell nothing
    private record Asked(
            String query, String[] configs, @Nullable String loose) {}

    /// What the words are in each language. Constants, so that the database knows beforehand how rare they are.
    static final class Queries {

        private final List<Asked> asked;

        private Queries(List<Asked> asked) {
            this.asked = asked;
        }

        /// Whether nothing can fit.
        boolean isEmpty() {
            return asked.isEmpty();
        }

        /// Adds the condition: the index is asked for all that fits in any language, and the language of each segment
        /// decides.
        Sql fit(Sql sql) {
            String any = asked.stream().map(Asked::query).collect(Collectors.joining(") | (", "(", ")"));
            sql.add(" AND s.words @@ ?::tsquery", isEmpty() ? "" : any);
            if (asked.size() > 1) {
                inItsLanguage(sql.add(" AND s.words @@"));
            }
            return sql;
        }

        /// Adds what every segment meets that fits, as far as the index tells: it has the words, in any order.
        /// No segment is read for it, so a number of them are soon found in an archive of any size.
        /// [#fits] tells which of these fit.
        Sql mayFit(Sql sql) {
            if (isEmpty()) {
                return sql.add(" AND false");
            }
            Set<String> loose = new LinkedHashSet<>();
            for (Asked one : asked) {
                if (one.loose() == null) {
                    return sql;
                }
                loose.add("(" + one.loose() + ")");
            }
            return sql.add(" AND s.words @@ ?::tsquery", String.join(" | ", loose));
        }

        /// Adds whether a segment fits that may fit.
        Sql fits(Sql sql) {
            if (isEmpty()) {
                return sql.add(" false");
            }
            return asked.size() == 1
                            && asked.getFirst().query().equals(asked.getFirst().loose())
                    ? sql.add(" true")
                    : inItsLanguage(sql.add(" s.words @@"));
        }

        /// Adds the query in the language of a segment.
        Sql inItsLanguage(Sql sql) {
            if (asked.size() == 1) {
                return sql.add(" ?::tsquery", asked.getFirst().query());
            }
            sql.add(" CASE");
            asked.forEach(
                    one -> sql.add(" WHEN s.search_config = ANY (?) THEN ?::tsquery", one.configs(), one.query()));
            return sql.add(" END");
        }
    }

    Queries queries(SearchWords words) {
        return new Queries(archive.list(
                Sql.of(IN_EACH_LANGUAGE, words.plain(), words.beginnings()),
                row -> new Asked(
                        row.text("query"),
                        row.texts("configs").toArray(String[]::new),
                        LooseQuery.of(row.text("query"), row.text("indexable")))));
    }

    /// Adds all conditions but the words'.
    Sql add(Sql sql, SearchFilters filters) {
        DateCondition.add(sql, "s.meeting_date", filters.dates());
        sql.when(filters.collection(), " AND s.collection = ?")
                .when(filters.kind(), " AND s.kind = ?")
                .when(filters.language(), " AND s.language = ?")
                .when(filters.confidence(), " AND s.confidence >= ?::real")
                .when(filters.office(), """
                       AND EXISTS (
                           SELECT FROM archive.v_edition_person o
                            WHERE o.run_id = s.run_id AND o.person_id = s.person_id
                              AND to_tsvector('simple', archive.fold_name(array_to_string(o.offices, ' ')))
                                  @@ plainto_tsquery('simple', archive.fold_name(?)))""");
        String speaker = filters.speaker();
        return speaker == null ? sql : speakers.meant(speaker).restrict(sql);
    }
}
