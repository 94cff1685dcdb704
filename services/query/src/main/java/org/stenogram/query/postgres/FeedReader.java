package org.stenogram.query.postgres;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.EventType;
import org.stenogram.contracts.NameUuid;
import org.stenogram.query.answers.AmendmentWords;
import org.stenogram.query.answers.Links;
import org.stenogram.query.answers.Page;
import org.stenogram.query.answers.Snippet;
import org.stenogram.query.feeds.FeedEntry;
import org.stenogram.query.feeds.FeedEntry.Passage;
import org.stenogram.query.questions.Cursor;
import org.stenogram.query.questions.Paging;
import org.stenogram.query.questions.SearchFilters;
import org.stenogram.query.questions.SearchWords;

/// Reads what is new: documents, documents that a search finds, and what was changed by people.
public final class FeedReader {

    private static final String DOCUMENTS = "feed-documents";
    private static final String CHANGES = "feed-changes";
    private static final int PASSAGES_A_DOCUMENT = 3;

    private static final String NEWEST = """
            SELECT d.document_id, d.run_id, coalesce(nullif(d.title, ''), d.name) AS title, d.collection, d.meeting_date,
                   d.speeches, d.people, d.words, d.archived_at
              FROM archive.v_document d
             WHERE true""";

    private static final String FOUND = """
            SELECT found.run_id, found.speaker,
                   CASE WHEN found.config IS NULL THEN left(translate(found.body, ?, ''), 300)
                        ELSE ts_headline(found.config, translate(found.body, ?, ''),
                                         websearch_to_tsquery(found.config, ?) && to_tsquery(found.config, ?), ?)
                        END AS snippet
              FROM (
            SELECT s.run_id, s.ordinal, s.part_no, s.body, coalesce(s.speaker_name, s.speaker_label, '') AS speaker,
                   CASE WHEN ? THEN ('pg_catalog.' || s.search_config)::regconfig END AS config,
                   row_number() OVER (PARTITION BY s.run_id ORDER BY s.ordinal, s.part_no) AS place
              FROM archive.v_current_segment s
             WHERE s.run_id = ANY (?)""";

    private static final String HEADLINE =
            "StartSel=%s, StopSel=%s, MaxFragments=2, MinWords=12, MaxWords=36, FragmentDelimiter=\" … \""
                    .formatted(Snippet.START, Snippet.END);

    /// What staff put right in a document that readers do not find is not told, for it may quote it; neither are
    /// withdrawing and restoring, which storage tells of itself. The condition is that of an index.
    private static final String CHANGED = """
            SELECT e.feed_position, e.event_id, e.type, e.occurred_at, e.document_id, e.data #>> '{correction,kind}' AS kind,
                   coalesce(nullif(d.title, ''), d.name, e.data ->> 'name', '') AS title,
                   coalesce(d.collection, e.data ->> 'collection', '') AS collection,
                   CASE WHEN e.type = 'org.stenogram.document.withdrawn.v1' THEN coalesce(e.data ->> 'reason', '') ELSE '' END
                       AS reason
              FROM archive.v_event e
              LEFT JOIN archive.v_document d ON d.document_id = e.document_id
             WHERE e.data ->> 'amendmentId' IS NOT NULL
               AND (e.type <> 'org.stenogram.document.amended.v1'
                    OR (d.document_id IS NOT NULL AND e.data #>> '{correction,kind}' NOT IN ('withdraw', 'restore')))""";

    private final Archive archive;
    private final ResultReader results;

    /// @param archive where to read
    /// @param results knows what a search means
    public FeedReader(Archive archive, ResultReader results) {
        this.archive = archive;
        this.results = results;
    }

    /// What no two archives have in common: the identifier of the first event; that of nothing while there is none.
    public UUID archiveId() {
        return archive.one(
                        Sql.of("SELECT event_id FROM archive.v_event ORDER BY feed_position LIMIT 1"),
                        row -> row.uuid("event_id"))
                .orElse(new UUID(0, 0));
    }

    /// Documents, the one archived last first.
    public Page<FeedEntry> documents(@Nullable String collection, Paging paging) {
        Sql sql = Sql.of(NEWEST).when(collection, " AND d.collection = ?");
        return page(sql, paging).map(found -> found.entry(found.documentId, List.of()));
    }

    /// Documents that hold what is searched for, the one archived last first, each with its first passages.
    ///
    /// @param name of the search, so that the same document is another entry in the feed of another search
    public Page<FeedEntry> search(SearchFilters question, String name, Paging paging) {
        Page<Found> page = page(results.restrictDocument(Sql.of(NEWEST), question), paging);
        Map<UUID, List<Passage>> passages =
                passages(question, page.items().stream().map(Found::runId).toArray(UUID[]::new));
        return page.map(found ->
                found.entry(NameUuid.of(found.documentId, name), passages.getOrDefault(found.runId, List.of())));
    }

    /// What people changed, the latest first.
    public Page<FeedEntry> changes(@Nullable String collection, Paging paging) {
        Sql sql = Sql.of(CHANGED).when(collection, " AND coalesce(d.collection, e.data ->> 'collection') = ?");
        Cursor after = paging.after(CHANGES, 1);
        if (after != null) {
            sql.add(" AND e.feed_position < ?", after.large(0));
        }
        sql.add(" ORDER BY e.feed_position DESC LIMIT ?", paging.limitAndOne());
        return Page.of(
                        archive.list(sql, row -> new Change(row.large("feed_position"), change(row))),
                        paging.limit(),
                        change -> Cursor.of(CHANGES, change.position).encode())
                .map(Change::entry);
    }

    private Page<Found> page(Sql sql, Paging paging) {
        Cursor after = paging.after(DOCUMENTS, 2);
        if (after != null) {
            sql.add(
                    " AND (d.archived_at < ? OR (d.archived_at = ? AND d.document_id > ?))",
                    after.time(0),
                    after.time(0),
                    after.uuid(1));
        }
        sql.add(" ORDER BY d.archived_at DESC, d.document_id LIMIT ?", paging.limitAndOne());
        return Page.of(
                archive.list(sql, FeedReader::found),
                paging.limit(),
                found -> Cursor.of(DOCUMENTS, found.entry.updated(), found.documentId)
                        .encode());
    }

    private Map<UUID, List<Passage>> passages(SearchFilters question, UUID[] runs) {
        String typed = question.words();
        SearchWords words = SearchWords.of(typed == null ? "" : typed);
        Sql sql = results.restrict(
                        Sql.of(
                                FOUND,
                                Snippet.MARKS,
                                Snippet.MARKS,
                                words.plain(),
                                words.beginnings(),
                                HEADLINE,
                                typed != null,
                                runs),
                        question)
                .add(") found WHERE place <= ? ORDER BY run_id, ordinal, part_no", PASSAGES_A_DOCUMENT);
        record Of(UUID runId, Passage passage) {}
        return archive
                .list(
                        sql,
                        row -> new Of(
                                row.uuid("run_id"),
                                new Passage(
                                        row.text("speaker"),
                                        Snippet.ofMarked(row.text("snippet")).html())))
                .stream()
                .collect(Collectors.groupingBy(Of::runId, Collectors.mapping(Of::passage, Collectors.toList())));
    }

    private static Found found(Row row) throws SQLException {
        UUID id = row.uuid("document_id");
        String date = row.textOrNull("meeting_date");
        String summary = "%s%d speeches, %d people, %d words"
                .formatted(
                        date == null ? "" : date + ": ",
                        row.number("speeches"),
                        row.number("people"),
                        row.number("words"));
        return new Found(
                id,
                row.uuid("run_id"),
                new FeedEntry(
                        id,
                        row.text("title"),
                        row.time("archived_at"),
                        Links.page(id),
                        row.text("collection"),
                        summary,
                        List.of()));
    }

    private static FeedEntry change(Row row) throws SQLException {
        String what = switch (EventType.ofCloudEventType(row.text("type")).orElseThrow()) {
            case DOCUMENT_WITHDRAWN -> "Withdrawn";
            case DOCUMENT_ARCHIVED -> "Restored";
            default -> "Amended: " + AmendmentWords.done(String.valueOf(row.textOrNull("kind")));
        };
        return new FeedEntry(
                row.uuid("event_id"),
                "%s: %s".formatted(what.startsWith("Amended") ? "Amended" : what, row.text("title")),
                row.time("occurred_at"),
                Links.page(row.uuid("document_id")),
                row.text("collection"),
                row.text("reason").isEmpty() ? what : what + ": " + row.text("reason"),
                List.of());
    }

    private record Change(long position, FeedEntry entry) {}

    private record Found(UUID documentId, UUID runId, FeedEntry entry) {

        FeedEntry entry(UUID id, List<Passage> passages) {
            return new FeedEntry(
                    id, entry.title(), entry.updated(), entry.page(), entry.collection(), entry.summary(), passages);
        }
    }
}
