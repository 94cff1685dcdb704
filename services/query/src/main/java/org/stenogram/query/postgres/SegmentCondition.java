package org.stenogram.query.postgres;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    /// Words in more than one passage of so many are sooner met by reading passages than by asking
    /// the index for all.
    private static final double RARE = 0.04;

    /// As many documents are named one by one; more are told by what they have in common.
    private static final int NAMED_DOCUMENTS = 4_000;

    /// An archive does not grow faster than that by so much that it matters here.
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    private static final Pattern EXPECTED = Pattern.compile("rows=(\\d+)");

    private final Archive archive;
    private final Archive steady;
    private final SpeakerReader speakers;
    private volatile @Nullable Expected all;

    SegmentCondition(Archive archive) {
        this(archive, archive);
    }

    /// @param steady the same, for statements that need no plan of their own each time
    SegmentCondition(Archive archive, Archive steady) {
        this.archive = archive;
        this.steady = steady;
        this.speakers = new SpeakerReader(archive);
    }

    /// How many passages the database expects to have.
    private record Expected(double passages, long at) {}

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

        /// Whether what the index is asked for is all that there is to ask.
        boolean isExact() {
            return asked.size() == 1
                    && asked.getFirst().query().equals(asked.getFirst().loose());
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

        /// Adds the same condition, for the segments themselves: the index is not asked.
        Sql fitUnindexed(Sql sql) {
            return inItsLanguage(sql.add(" AND (s.words @@")).add(") IS TRUE");
        }

        /// Adds what every segment meets that fits, as far as the index tells: it has the words, in any order.
        /// No segment is read for it, so a number of them are soon found in an archive of any size.
        /// [#fits] tells which of these fit.
        Sql mayFit(Sql sql) {
            if (isEmpty()) {
                return sql.add(" AND false");
            }
            String loose = loose();
            return loose == null ? sql : sql.add(" AND s.words @@ ?::tsquery", loose);
        }

        /// Adds the same, for the passages themselves: the index is not asked.
        Sql mayFitUnindexed(Sql sql) {
            String loose = loose();
            return loose == null ? sql : sql.add(" AND (s.words @@ ?::tsquery) IS TRUE", loose);
        }

        private @Nullable String loose() {
            Set<String> loose = new LinkedHashSet<>();
            for (Asked one : asked) {
                if (one.loose() == null) {
                    return null;
                }
                loose.add("(" + one.loose() + ")");
            }
            return String.join(" | ", loose);
        }

        /// Adds whether a segment fits that may fit.
        Sql fits(Sql sql) {
            if (isEmpty()) {
                return sql.add(" false");
            }
            return isExact() ? sql.add(" true") : inItsLanguage(sql.add(" s.words @@"));
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
        return new Queries(steady.list(
                Sql.of(IN_EACH_LANGUAGE, words.plain(), words.beginnings()),
                row -> new Asked(
                        row.text("query"),
                        row.texts("configs").toArray(String[]::new),
                        LooseQuery.of(row.text("query"), row.text("indexable")))));
    }

    /// Whether the words are in so many passages that these are sooner found without the index, as
    /// far as the database knows without a look. It may be wrong, which costs time and nothing
    /// else.
    boolean isFrequent(Queries queries) {
        return share(queries) > RARE;
    }

    private double share(Queries queries) {
        return expected(queries.mayFit(Sql.of("EXPLAIN SELECT FROM archive.v_words s WHERE true"))) / expectedAtAll();
    }

    /// Which part of all documents is as asked.
    private double share(SearchFilters filters) {
        String documents = "EXPLAIN SELECT d.run_id FROM archive.v_document d WHERE true";
        return expected(addToDocument(Sql.of(documents), "d", filters)) / Math.max(1, expected(Sql.of(documents)));
    }

    private double expectedAtAll() {
        Expected known = all;
        long now = System.nanoTime();
        if (known == null || now - known.at() > LOOK_AGAIN.toNanos()) {
            known = new Expected(expected(Sql.of("EXPLAIN SELECT FROM archive.v_words s")), now);
            all = known;
        }
        return Math.max(1, known.passages());
    }

    private double expected(Sql sql) {
        return archive.list(sql, row -> row.text("QUERY PLAN")).stream()
                .map(EXPECTED::matcher)
                .filter(Matcher::find)
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .findFirst()
                .orElse(0);
    }

    /// Adds all conditions on a segment, the words' as far as the index tells. Where most passages
    /// fit, the first of the table are read instead, which are the same ones.
    Sql addAll(Sql sql, Queries queries, SearchFilters filters) {
        List<UUID> runs = named(filters);
        if (runs != null) {
            return addToRuns(queries.mayFit(sql), runs, filters);
        }
        boolean isFrequent =
                filters.isByWordsAndDocument() && share(queries) * (filters.isByDocument() ? share(filters) : 1) > RARE;
        return add(isFrequent ? queries.mayFitUnindexed(sql) : queries.mayFit(sql), filters);
    }

    /// Adds all conditions but the words' on a segment. What is asked of the document leads to the
    /// documents first: as long as these are few, the index of segments then has a part in finding
    /// the others' too.
    Sql addByDocument(Sql sql, SearchFilters filters) {
        List<UUID> runs = named(filters);
        return runs == null ? add(sql, filters) : addToRuns(sql, runs, filters);
    }

    /// The editions that are asked for by their documents, null when these are too many to name or
    /// nothing is asked of them.
    private @Nullable List<UUID> named(SearchFilters filters) {
        if (!filters.isByDocument()) {
            return null;
        }
        List<UUID> runs = archive.list(
                addToDocument(Sql.of("SELECT d.run_id FROM archive.v_document d WHERE true"), "d", filters)
                        .add(" LIMIT ?", NAMED_DOCUMENTS + 1),
                row -> row.uuid("run_id"));
        return runs.size() > NAMED_DOCUMENTS ? null : runs;
    }

    private Sql addToRuns(Sql sql, List<UUID> runs, SearchFilters filters) {
        return addToPassage(sql.add(" AND s.run_id = ANY (?)", (Object) runs.toArray(UUID[]::new)), filters);
    }

    /// Adds all conditions but the words'.
    Sql add(Sql sql, SearchFilters filters) {
        return addToPassage(addToDocument(sql, "s", filters), filters);
    }

    /// Adds the conditions on a document.
    ///
    /// @param name what the document, or a segment of it, is called in the statement
    static Sql addToDocument(Sql sql, String name, SearchFilters filters) {
        DateCondition.add(sql, name + ".meeting_date", filters.dates());
        return sql.when(filters.collection(), " AND " + name + ".collection = ?")
                .when(filters.language(), " AND " + name + ".language = ?");
    }

    Sql addToPassage(Sql sql, SearchFilters filters) {
        sql.when(filters.kind(), " AND s.kind = ?")
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
