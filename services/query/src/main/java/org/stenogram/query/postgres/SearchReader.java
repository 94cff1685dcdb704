package org.stenogram.query.postgres;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.answers.Links;
import org.stenogram.query.answers.Page;
import org.stenogram.query.answers.SearchAnswer.Hit;
import org.stenogram.query.answers.SearchAnswer.Place;
import org.stenogram.query.answers.SearchAnswer.Speaker;
import org.stenogram.query.answers.Snippet;
import org.stenogram.query.questions.Cursor;
import org.stenogram.query.questions.Paging;
import org.stenogram.query.questions.SearchQuestion;

/// Searches the segments of current editions.
public final class SearchReader {

    private static final String BY_RANK = "search-by-rank";
    private static final String BY_DATE = "search-by-date";

    /// Each segment is searched in its own language. The index is asked for all that fits in any language (the
    /// first condition), the second decides. Only the rows of one page are parsed again for their snippets; what
    /// stood for marks in the text itself is taken out first.
    private static final String WITH_WORDS = """
            SELECT found.*,
                   ts_headline(found.config, translate(found.body, ?, ''), websearch_to_tsquery(found.config, ?), ?) AS snippet
              FROM (
            SELECT s.run_id, s.document_id, s.ordinal, s.part_no, s.name, s.collection, s.title, s.meeting_date, s.kind,
                   s.person_id, s.speaker_label, s.speaker_name, s.original_start, s.original_end, s.page_label, s.body,
                   asked.config, ts_rank_cd(s.words, asked.query, 33) AS rank
              FROM archive.v_segment s
             CROSS JOIN LATERAL (
                   SELECT ('pg_catalog.' || s.search_config)::regconfig AS config,
                          websearch_to_tsquery(('pg_catalog.' || s.search_config)::regconfig, ?) AS query) asked
             WHERE s.is_current
               AND s.words @@ ?::tsquery
               AND s.words @@ asked.query""";

    static final String IN_EACH_LANGUAGE = """
            SELECT DISTINCT websearch_to_tsquery(oid::regconfig, ?)::text AS query
              FROM pg_catalog.pg_ts_config
             WHERE cfgnamespace = 'pg_catalog'::regnamespace
            """;

    private static final String WITHOUT_WORDS = """
            SELECT s.run_id, s.document_id, s.ordinal, s.part_no, s.name, s.collection, s.title, s.meeting_date, s.kind,
                   s.person_id, s.speaker_label, s.speaker_name, s.original_start, s.original_end, s.page_label,
                   coalesce(s.meeting_date, '~') AS sort_date,
                   CASE WHEN length(s.body) > 400 THEN left(translate(s.body, ?, ''), 399) || '…'
                        ELSE translate(s.body, ?, '') END AS snippet
              FROM archive.v_segment s
             WHERE s.is_current""";

    private static final String HEADLINE =
            "StartSel=%s, StopSel=%s, MaxFragments=2, MinWords=12, MaxWords=36, FragmentDelimiter=\" … \""
                    .formatted(Snippet.START, Snippet.END);

    private final Archive archive;
    private final SpeakerReader speakers;

    /// @param archive where to read
    public SearchReader(Archive archive) {
        this.archive = archive;
        this.speakers = new SpeakerReader(archive);
    }

    /// Passages that fit: with words the best fitting first, else in the order in which they were spoken.
    public Page<Hit> search(SearchQuestion question) {
        String words = question.words();
        return words == null ? byDate(question) : byRank(question, words);
    }

    private Page<Hit> byRank(SearchQuestion question, String words) {
        Paging paging = question.paging();
        List<String> anyLanguage = archive.list(Sql.of(IN_EACH_LANGUAGE, words), row -> row.text("query")).stream()
                .filter(query -> !query.isEmpty())
                .toList();
        if (anyLanguage.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        String prefilter = anyLanguage.stream().collect(Collectors.joining(") | (", "(", ")"));
        Sql sql = restrict(Sql.of(WITH_WORDS, Snippet.MARKS, words, HEADLINE, words, prefilter), question);
        Cursor after = paging.after(BY_RANK, 4);
        if (after != null) {
            float rank = after.fraction(0);
            sql.add("""
                       AND (ts_rank_cd(s.words, asked.query, 33) < ?
                            OR (ts_rank_cd(s.words, asked.query, 33) = ? AND (s.run_id, s.ordinal, s.part_no) > (?, ?, ?)))""", rank, rank, after.uuid(1), after.number(2), after.number(3));
        }
        sql.add(" ORDER BY rank DESC, s.run_id, s.ordinal, s.part_no LIMIT ?) found", paging.limitAndOne());
        sql.add(" ORDER BY rank DESC, run_id, ordinal, part_no");
        return page(
                archive.list(sql, row -> new Found(hit(row, row.fraction("rank")), cursor(BY_RANK, row, "rank"))),
                paging);
    }

    private Page<Hit> byDate(SearchQuestion question) {
        Paging paging = question.paging();
        Sql sql = restrict(Sql.of(WITHOUT_WORDS, Snippet.MARKS, Snippet.MARKS), question);
        Cursor after = paging.after(BY_DATE, 4);
        if (after != null) {
            sql.add(
                    " AND (coalesce(s.meeting_date, '~') COLLATE \"C\", s.run_id, s.ordinal, s.part_no) > (?, ?, ?, ?)",
                    after.text(0),
                    after.uuid(1),
                    after.number(2),
                    after.number(3));
        }
        sql.add(
                " ORDER BY coalesce(s.meeting_date, '~') COLLATE \"C\", s.run_id, s.ordinal, s.part_no LIMIT ?",
                paging.limitAndOne());
        return page(archive.list(sql, row -> new Found(hit(row, null), cursor(BY_DATE, row, "sort_date"))), paging);
    }

    private Sql restrict(Sql sql, SearchQuestion question) {
        DateCondition.add(sql, "s.meeting_date", question.dates());
        sql.when(question.collection(), " AND s.collection = ?").when(question.kind(), " AND s.kind = ?");
        String speaker = question.speaker();
        return speaker == null ? sql : speakers.meant(speaker).restrict(sql);
    }

    private static Page<Hit> page(List<Found> found, Paging paging) {
        return Page.of(found, paging.limit(), Found::cursor).map(Found::hit);
    }

    private static String cursor(String list, Row row, String first) throws SQLException {
        return Cursor.of(list, row.text(first), row.uuid("run_id"), row.number("ordinal"), row.number("part_no"))
                .encode();
    }

    private static Hit hit(Row row, @Nullable Float rank) throws SQLException {
        String label = row.textOrNull("speaker_label");
        String name = row.textOrNull("speaker_name");
        return new Hit(
                row.uuid("document_id"),
                row.textOrNull("title"),
                row.textOrNull("meeting_date"),
                row.text("name"),
                row.text("collection"),
                row.number("ordinal"),
                row.text("kind"),
                label == null && name == null ? null : new Speaker(label, name, row.uuidOrNull("person_id")),
                Snippet.ofMarked(row.text("snippet")),
                new Place(row.number("original_start"), row.number("original_end"), row.textOrNull("page_label")),
                rank,
                Links.segment(row.uuid("document_id"), row.number("ordinal")));
    }

    private record Found(Hit hit, String cursor) {}
}
