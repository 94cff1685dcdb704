package org.stenogram.query.postgres;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stenogram.query.answers.SearchAnswer.Facet;
import org.stenogram.query.answers.SearchAnswer.FacetValue;
import org.stenogram.query.answers.SearchAnswer.Facets;
import org.stenogram.query.questions.SearchQuestion;
import org.stenogram.query.questions.SearchWords;

/// Counts what fits a search by speaker, collection, year, kind and language, as far as it is counted at all.
public final class FacetReader {

    private static final String CANDIDATE = """
            WITH looked_at AS MATERIALIZED (
                 SELECT coalesce(s.person_id::text, s.speaker_label) AS speaker,
                        coalesce(s.speaker_name, s.speaker_label) AS speaker_shown,
                        s.collection, left(s.meeting_date, 4) AS year, s.kind, s.language,""";

    private static final String OF_CURRENT = """
             AS fits
                   FROM archive.v_current_segment s
                  WHERE true""";

    /// One row each value, the most frequent of each facet; and one with how many there are at all.
    private static final String COUNTS = """
             LIMIT ?), counted AS (
                 SELECT * FROM looked_at WHERE fits LIMIT ?), value AS (
                 SELECT CASE WHEN grouping(speaker) = 0 THEN 'speaker'
                             WHEN grouping(collection) = 0 THEN 'collection'
                             WHEN grouping(year) = 0 THEN 'year'
                             WHEN grouping(kind) = 0 THEN 'kind'
                             WHEN grouping(language) = 0 THEN 'language'
                             ELSE 'all' END AS facet,
                        coalesce(speaker, collection, year, kind, language) AS value,
                        min(speaker_shown) AS shown,
                        count(*)::integer AS count
                   FROM counted
                  GROUP BY GROUPING SETS ((speaker), (collection), (year), (kind), (language), ())),
                 place AS (
                 SELECT facet, value, shown, count,
                        row_number() OVER (PARTITION BY facet ORDER BY count DESC, value COLLATE "C") AS number
                   FROM value
                  WHERE value IS NOT NULL OR facet = 'all')
            SELECT facet, value, shown, count, (SELECT count(*) FROM looked_at)::integer AS looked_at
              FROM place
             WHERE number <= ?
             ORDER BY facet, number
            """;

    private static final int VALUES = 12;

    private static final List<String> FACETS = List.of("speaker", "year", "collection", "kind", "language");

    private final Archive archive;
    private final SegmentCondition condition;

    /// @param archive where to read
    public FacetReader(Archive archive) {
        this.archive = archive;
        this.condition = new SegmentCondition(archive);
    }

    private record Count(String facet, FacetValue value, int lookedAt) {}

    /// Counts what fits; its paging makes no difference.
    public Facets count(SearchQuestion question) {
        String typed = question.filters().words();
        Sql sql = Sql.of(CANDIDATE);
        if (typed == null) {
            condition.addByDocument(sql.add(" true").add(OF_CURRENT), question.filters());
        } else {
            SegmentCondition.Queries queries = condition.queries(SearchWords.of(typed));
            condition.addAll(queries.fits(sql).add(OF_CURRENT), queries, question.filters());
        }
        sql.add(COUNTS, SearchQuestion.LOOKED_AT + 1, SearchQuestion.LOOKED_AT, VALUES);
        int counted = 0;
        boolean more = false;
        Map<String, List<FacetValue>> values = new LinkedHashMap<>();
        FACETS.forEach(facet -> values.put(facet, new ArrayList<>()));
        for (Count count : archive.list(sql, FacetReader::count)) {
            if (count.facet().equals("all")) {
                counted = count.value().count();
                more = count.lookedAt() > SearchQuestion.LOOKED_AT;
            } else {
                values.getOrDefault(count.facet(), new ArrayList<>()).add(count.value());
            }
        }
        List<Facet> facets = new ArrayList<>();
        for (Map.Entry<String, List<FacetValue>> one : values.entrySet()) {
            int sum = one.getValue().stream().mapToInt(FacetValue::count).sum();
            facets.add(new Facet(one.getKey(), one.getValue(), counted - sum));
        }
        return new Facets(counted, more, facets);
    }

    private static Count count(Row row) throws SQLException {
        String facet = row.text("facet");
        String value = row.textOrNull("value");
        String shown = facet.equals("speaker") ? row.textOrNull("shown") : value;
        return new Count(
                facet,
                new FacetValue(value == null ? "" : value, shown == null ? "" : shown, row.number("count")),
                row.number("looked_at"));
    }
}
