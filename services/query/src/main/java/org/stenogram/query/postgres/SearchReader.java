package org.stenogram.query.postgres;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.answers.Links;
import org.stenogram.query.answers.Page;
import org.stenogram.query.answers.SearchAnswer.Found;
import org.stenogram.query.answers.SearchAnswer.Hit;
import org.stenogram.query.answers.SearchAnswer.Place;
import org.stenogram.query.answers.SearchAnswer.Speaker;
import org.stenogram.query.answers.Snippet;
import org.stenogram.query.questions.Cursor;
import org.stenogram.query.questions.Paging;
import org.stenogram.query.questions.SearchQuestion;
import org.stenogram.query.questions.SearchWords;

/// Searches the segments of current editions.
public final class SearchReader {

    private static final String BY_RANK = "search-by-rank";
    private static final String BY_DATE = "search-by-date";

    /// No more than a rank is worked out of each, none where the words do not stand as asked; the rows of one page
    /// are read again for the rest.
    private static final String CANDIDATE = """
            WITH looked_at AS MATERIALIZED (
                 SELECT s.run_id, s.ordinal, s.part_no, CASE WHEN""";

    private static final String RANKED = " THEN ts_rank_cd(s.words,";

    private static final String OF_CURRENT = """
            , 33) END AS rank
                   FROM archive.v_current_segment s
                  WHERE true""";

    /// All of them are counted, whether or not one is on this page.
    private static final String CANDIDATES_THAT_FIT = """
             LIMIT ?), candidate AS MATERIALIZED (
                 SELECT * FROM looked_at WHERE rank IS NOT NULL LIMIT ?), found AS (
                 SELECT * FROM candidate WHERE true""";

    /// What stood for marks in the text itself is taken out first.
    private static final String WITH_WORDS = """
            SELECT s.run_id, s.document_id, s.edition_no, s.ordinal, s.part_no, s.name, s.collection, s.title, s.meeting_date,
                   s.kind, s.person_id, s.speaker_label, s.speaker_name, s.original_start, s.original_end, s.page_label, found.rank,
                   bound.candidates, bound.fitting, bound.looked_at,
                   ts_headline(('pg_catalog.' || s.search_config)::regconfig, translate(s.body, ?, ''), %s, ?) AS snippet
              FROM (SELECT (SELECT count(*) FROM candidate)::integer AS candidates,
                           (SELECT count(*) FROM looked_at WHERE rank IS NOT NULL)::integer AS fitting,
                           (SELECT count(*) FROM looked_at)::integer AS looked_at) bound
              LEFT JOIN (found
                         JOIN archive.v_current_segment s
                           ON s.run_id = found.run_id AND s.ordinal = found.ordinal AND s.part_no = found.part_no) ON true
             ORDER BY found.rank DESC, s.run_id, s.ordinal, s.part_no
            """.formatted(SegmentCondition.IN_ITS_LANGUAGE);

    /// What is sorted is short; of the passages of one page the rest is read again.
    private static final String IN_ORDER = """
            WITH found AS MATERIALIZED (
                 SELECT s.run_id, s.ordinal, s.part_no, coalesce(s.meeting_date, '~') COLLATE "C" AS sort_date
                   FROM archive.v_current_segment s
                  WHERE true""";

    private static final String WITHOUT_WORDS = """
             ORDER BY sort_date, run_id, ordinal, part_no LIMIT ?)
            SELECT s.run_id, s.document_id, s.edition_no, s.ordinal, s.part_no, s.name, s.collection, s.title, s.meeting_date,
                   s.kind, s.person_id, s.speaker_label, s.speaker_name, s.original_start, s.original_end, s.page_label, found.sort_date,
                   CASE WHEN length(s.body) > 400 THEN left(translate(s.body, ?, ''), 399) || '…'
                        ELSE translate(s.body, ?, '') END AS snippet
              FROM found
              JOIN archive.v_current_segment s ON s.run_id = found.run_id AND s.ordinal = found.ordinal AND s.part_no = found.part_no
             ORDER BY found.sort_date, s.run_id, s.ordinal, s.part_no
            """;

    private static final String HEADLINE =
            "StartSel=%s, StopSel=%s, MaxFragments=2, MinWords=12, MaxWords=36, FragmentDelimiter=\" … \""
                    .formatted(Snippet.START, Snippet.END);

    private final Archive archive;
    private final Archive steady;
    private final SegmentCondition condition;

    /// @param archive where to read
    /// @param steady the same, for statements that need no plan of their own each time
    public SearchReader(Archive archive, Archive steady) {
        this.archive = archive;
        this.steady = steady;
        this.condition = new SegmentCondition(archive, steady);
    }

    /// Passages that fit: with words the best fitting first, else in the order in which they were spoken.
    public Found search(SearchQuestion question) {
        String words = question.filters().words();
        return words == null ? Found.of(byDate(question)) : byRank(question, SearchWords.of(words));
    }

    private Found byRank(SearchQuestion question, SearchWords words) {
        Paging paging = question.paging();
        Cursor after = paging.after(BY_RANK, 4);
        SegmentCondition.Queries queries = condition.queries(words);
        if (queries.isEmpty()) {
            return new Found(List.of(), null, 0, false);
        }
        Sql sql = queries.inItsLanguage(queries.fits(Sql.of(CANDIDATE)).add(RANKED))
                .add(OF_CURRENT);
        condition.addAll(sql, queries, question.filters());
        int most = queries.isExact() ? SearchQuestion.RANKED : SearchQuestion.READ_FOR_PHRASE;
        sql.add(CANDIDATES_THAT_FIT, most + 1, SearchQuestion.RANKED);
        if (after != null) {
            float rank = after.fraction(0);
            sql.add(
                    " AND (rank < ? OR (rank = ? AND (run_id, ordinal, part_no) > (?, ?, ?)))",
                    rank,
                    rank,
                    after.uuid(1),
                    after.number(2),
                    after.number(3));
        }
        sql.add(" ORDER BY rank DESC, run_id, ordinal, part_no LIMIT ?)", paging.limitAndOne());
        sql.add(WITH_WORDS, Snippet.MARKS, words.plain(), words.beginnings(), HEADLINE);
        List<Ranked> rows = (question.filters().isByWordsAlone() ? steady : archive)
                .list(
                        sql,
                        row -> new Ranked(
                                row.uuidOrNull("run_id") == null
                                        ? null
                                        : new Located(hit(row, row.fraction("rank")), cursor(BY_RANK, row, "rank")),
                                row.number("candidates"),
                                row.number("looked_at") > most || row.number("fitting") > SearchQuestion.RANKED));
        Ranked bound = rows.getFirst();
        Page<Hit> page =
                page(rows.stream().map(Ranked::row).filter(Objects::nonNull).toList(), paging);
        return new Found(page.items(), page.next(), bound.candidates(), bound.more());
    }

    private Page<Hit> byDate(SearchQuestion question) {
        Paging paging = question.paging();
        Sql sql = condition.addByDocument(Sql.of(IN_ORDER), question.filters());
        Cursor after = paging.after(BY_DATE, 4);
        if (after != null) {
            sql.add(
                    " AND (coalesce(s.meeting_date, '~') COLLATE \"C\", s.run_id, s.ordinal, s.part_no) > (?, ?, ?, ?)",
                    after.text(0),
                    after.uuid(1),
                    after.number(2),
                    after.number(3));
        }
        sql.add(WITHOUT_WORDS, paging.limitAndOne(), Snippet.MARKS, Snippet.MARKS);
        return page(archive.list(sql, row -> new Located(hit(row, null), cursor(BY_DATE, row, "sort_date"))), paging);
    }

    private static Page<Hit> page(List<Located> found, Paging paging) {
        return Page.of(found, paging.limit(), Located::cursor).map(Located::hit);
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
                Links.passage(row.uuid("document_id"), row.number("edition_no"), row.number("ordinal")));
    }

    private record Located(Hit hit, String cursor) {}

    /// @param row null in the only row of a page on which nothing is
    private record Ranked(@Nullable Located row, int candidates, boolean more) {}
}
