package org.stenogram.query.postgres;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.questions.SearchFilters;
import org.stenogram.query.questions.SearchWords;

/// The condition that filters put on a segment `s` of the archive.
final class SegmentCondition {

    /// Bound to the words and their beginnings.
    private static final String QUERY = "(websearch_to_tsquery(%1$s, ?) && to_tsquery(%1$s, ?))";

    private static final String IN_EACH_LANGUAGE = "SELECT DISTINCT " + QUERY.formatted("oid::regconfig")
            + "::text AS query FROM pg_catalog.pg_ts_config WHERE cfgnamespace = 'pg_catalog'::regnamespace";

    /// The query in each language, read once and not for each segment. Each segment is searched in its own: the index is
    /// asked for all that fits in any, and this decides.
    static final String ASKED = """
            WITH asked AS MATERIALIZED (
                 SELECT cfgname::text AS config, %s AS query
                   FROM pg_catalog.pg_ts_config
                  WHERE cfgnamespace = 'pg_catalog'::regnamespace)
            """.formatted(QUERY.formatted("oid::regconfig"));

    /// The query in the language of a segment.
    static final String IN_ITS_LANGUAGE = QUERY.formatted("('pg_catalog.' || s.search_config)::regconfig");

    private final Archive archive;
    private final SpeakerReader speakers;

    SegmentCondition(Archive archive) {
        this.archive = archive;
        this.speakers = new SpeakerReader(archive);
    }

    /// What the index is asked for: all that fits in any language. Empty when nothing can fit.
    ///
    /// @param words null when none are asked for
    String anyLanguage(@Nullable SearchWords words) {
        if (words == null) {
            return "";
        }
        List<String> queries =
                archive.list(Sql.of(IN_EACH_LANGUAGE, words.plain(), words.beginnings()), row -> row.text("query"));
        return queries.stream().filter(query -> !query.isEmpty()).collect(Collectors.joining(") | (", "(", ")"))
                .replaceFirst("^\\(\\)$", "");
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
