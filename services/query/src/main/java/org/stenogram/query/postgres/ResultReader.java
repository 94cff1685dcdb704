package org.stenogram.query.postgres;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.PipelineEvent.Annotation;
import org.stenogram.contracts.PipelineEvent.SegmentKind;
import org.stenogram.eventcodec.EventJson;
import org.stenogram.exports.ExportedDocument.ExportedSegment;
import org.stenogram.exports.SpeechTable;
import org.stenogram.exports.SpeechTable.Speech;
import org.stenogram.query.questions.SearchFilters;
import org.stenogram.query.questions.SearchWords;

/// Reads results of any length: all passages, or all documents, that fit.
public final class ResultReader {

    /// How long the database may work on the next few hundred rows.
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private static final int DOCUMENTS_A_TRIP = 100;

    /// In the order of the primary key: nothing is sorted, so the first row goes out at once. A segment above 256 KiB
    /// is
    /// several rows, of which the first that fits stands for all.
    private static final String PASSAGES = """
            SELECT s.run_id, s.document_id, s.edition_no, s.collection, s.name, s.title, s.meeting_date, s.ordinal, s.part_no, s.kind,
                   s.speaker_label, s.speaker_name, s.person_id, s.page_label, s.start_offset, s.end_offset, s.annotations,
                   CASE WHEN length(s.body) < 131072 THEN s.body
                        ELSE (SELECT string_agg(part.body, '' ORDER BY part.part_no)
                                FROM archive.v_segment part
                               WHERE part.run_id = s.run_id AND part.ordinal = s.ordinal) END AS body
              FROM archive.v_current_segment s
             WHERE true""";

    private final Archive archive;
    private final SegmentCondition condition;

    /// @param archive where to read
    public ResultReader(Archive archive) {
        this.archive = archive;
        this.condition = new SegmentCondition(archive);
    }

    /// Writes all passages that fit, speeches when no kind is asked for.
    public void passages(SearchFilters question, SpeechTable table) throws IOException {
        Sql sql = restrict(Sql.of(PASSAGES), question);
        if (question.kind() == null) {
            sql.add(" AND s.kind = ?", "speech");
        }
        sql.add(" ORDER BY s.run_id, s.ordinal, s.part_no");
        Last last = new Last();
        archive.each(sql, LIMIT, row -> {
            if (last.isNew(row.uuid("run_id"), row.number("ordinal"))) {
                table.add(speech(row));
            }
        });
    }

    /// The current editions that fit, in an order of their own.
    ///
    /// @param after the last one of the list before, null for the first list
    /// @return the runs that made them, empty after the last
    public List<UUID> editions(SearchFilters question, @Nullable UUID after) {
        Sql sql = restrictDocument(Sql.of("SELECT d.run_id FROM archive.v_document d WHERE true"), question);
        sql.when(after, " AND d.run_id > ?").add(" ORDER BY d.run_id LIMIT ?", DOCUMENTS_A_TRIP);
        return archive.list(sql, row -> row.uuid("run_id"));
    }

    /// The condition on a segment `s`.
    Sql restrict(Sql sql, SearchFilters question) {
        String typed = question.words();
        if (typed != null) {
            condition.queries(SearchWords.of(typed)).fit(sql);
        }
        return condition.add(sql, question);
    }

    /// The condition on a document `d`: that it is as asked, and has a passage that fits. Frequent
    /// words are looked for document by document, in whatever order the documents come: the first
    /// few are soon found. All others are looked for first.
    Sql restrictDocument(Sql sql, SearchFilters question) {
        SegmentCondition.addToDocument(sql, "d", question);
        if (!question.isByPassage()) {
            return sql;
        }
        String typed = question.words();
        if (typed != null && question.isByWordsAndDocument()) {
            SegmentCondition.Queries queries = condition.queries(SearchWords.of(typed));
            if (!queries.isEmpty() && condition.isFrequent(queries)) {
                return queries.fitUnindexed(sql.add(
                                " AND EXISTS (SELECT FROM archive.v_current_segment s WHERE s.run_id = d.run_id"))
                        .add(" OFFSET 0)");
            }
        }
        sql.add(" AND d.run_id IN (SELECT s.run_id FROM archive.v_current_segment s WHERE true");
        if (typed != null) {
            condition.queries(SearchWords.of(typed)).fit(sql);
        }
        return condition.addToPassage(sql, question).add(")");
    }

    private static Speech speech(Row row) throws SQLException {
        String body = row.text("body");
        int start = row.number("start_offset");
        SegmentKind kind = EventJson.read(EventJson.write(row.text("kind")), SegmentKind.class);
        ExportedSegment segment = new ExportedSegment(
                row.number("ordinal"),
                kind,
                null,
                start,
                start + body.codePointCount(0, body.length()),
                body,
                List.of(EventJson.read(row.text("annotations"), Annotation[].class)));
        return new Speech(
                row.uuid("document_id"),
                row.number("edition_no"),
                row.text("collection"),
                row.text("name"),
                row.textOrNull("title"),
                row.textOrNull("meeting_date"),
                segment.ordinal(),
                row.text("kind"),
                row.textOrNull("speaker_label"),
                row.textOrNull("speaker_name"),
                row.uuidOrNull("person_id"),
                row.textOrNull("page_label"),
                segment.start(),
                segment.end(),
                SpeechTable.words(segment));
    }

    /// The segment that a row before stood for.
    private static final class Last {

        private @Nullable UUID runId;
        private int ordinal;

        boolean isNew(UUID nextRun, int nextOrdinal) {
            boolean isNew = !nextRun.equals(runId) || ordinal != nextOrdinal;
            runId = nextRun;
            ordinal = nextOrdinal;
            return isNew;
        }
    }
}
