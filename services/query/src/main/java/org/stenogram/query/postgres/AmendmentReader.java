package org.stenogram.query.postgres;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.answers.AmendmentAnswer.Amendment;
import org.stenogram.query.answers.AmendmentAnswer.Doubt;
import org.stenogram.query.answers.AmendmentAnswer.Withdrawal;
import org.stenogram.query.answers.Page;
import org.stenogram.query.questions.Cursor;
import org.stenogram.query.questions.Paging;

/// Reads what staff put right, and what they should look at.
public final class AmendmentReader {

    /// Below this an attribution is doubtful.
    public static final double SURE = 0.7;

    private static final String AMENDMENTS = "amendments";
    private static final int DOUBTS = 50;

    private static final String SELECT = """
            SELECT amendment_id, document_id, run_id, kind, correction, reason, amended_by, amended_at, outcome, conflict,
                   undone_by, original_start, original_end, coalesce(nullif(title, ''), name) AS title
              FROM archive.v_amendment
             WHERE true""";

    private final Archive archive;

    /// @param archive where to read
    public AmendmentReader(Archive archive) {
        this.archive = archive;
    }

    /// Amendments, the latest first.
    ///
    /// @param outcome those of which this became
    public Page<Amendment> list(@Nullable UUID documentId, @Nullable String outcome, Paging paging) {
        Sql sql = Sql.of(SELECT).when(documentId, " AND document_id = ?").when(outcome, " AND outcome = ?");
        if ("conflict".equals(outcome)) {
            sql.add(" AND conflict IS NOT NULL");
        }
        Cursor after = paging.after(AMENDMENTS, 2);
        if (after != null) {
            sql.add(
                    " AND (amended_at < ? OR (amended_at = ? AND amendment_id > ?))",
                    after.time(0),
                    after.time(0),
                    after.uuid(1));
        }
        sql.add(" ORDER BY amended_at DESC, amendment_id LIMIT ?", paging.limitAndOne());
        return Page.of(
                archive.list(sql, AmendmentReader::amendment),
                paging.limit(),
                row -> Cursor.of(AMENDMENTS, row.amendedAt(), row.amendmentId()).encode());
    }

    /// One amendment, empty when the archive has not heard of it yet.
    public Optional<Amendment> one(UUID amendmentId) {
        return archive.one(Sql.of(SELECT).add(" AND amendment_id = ?", amendmentId), AmendmentReader::amendment);
    }

    /// Documents, those whose speakers are least certain first.
    public List<Doubt> doubts() {
        return archive.list(
                Sql.of("""
                        SELECT d.document_id, coalesce(nullif(d.title, ''), d.name) AS title, d.collection, d.confidence,
                               d.speeches, s.doubtful, s.unnamed
                          FROM (SELECT document_id, run_id, title, name, collection, confidence, speeches
                                  FROM archive.v_document
                                 WHERE confidence < ? AND speeches > 0
                                 ORDER BY confidence, document_id
                                 LIMIT ?) d
                         CROSS JOIN LATERAL (
                               SELECT count(DISTINCT ordinal) FILTER (WHERE confidence < ?)::integer AS doubtful,
                                      count(DISTINCT ordinal) FILTER (WHERE person_id IS NULL)::integer AS unnamed
                                 FROM archive.v_segment
                                WHERE run_id = d.run_id AND kind = 'speech') s
                         ORDER BY d.confidence, d.document_id
                        """, 0.95, DOUBTS, SURE),
                row -> new Doubt(
                        row.uuid("document_id"),
                        row.text("title"),
                        row.text("collection"),
                        row.fraction("confidence"),
                        row.number("speeches"),
                        row.number("doubtful"),
                        row.number("unnamed")));
    }

    /// Why readers do not find a document; empty when they do, or there is none.
    public Optional<Withdrawal> withdrawal(UUID documentId) {
        return withdrawals(documentId).stream().findFirst();
    }

    /// Documents that readers do not find, the latest first.
    public List<Withdrawal> withdrawals() {
        return withdrawals(null);
    }

    private List<Withdrawal> withdrawals(@Nullable UUID documentId) {
        return archive.list(
                Sql.of("""
                        SELECT document_id, coalesce(name, '') AS name, coalesce(collection, '') AS collection, run_id, reason,
                               withdrawn_by, withdrawn_at, erased_at, erased_by
                          FROM archive.v_withdrawal
                         WHERE true""")
                        .when(documentId, " AND document_id = ?")
                        .add(" ORDER BY withdrawn_at DESC, document_id LIMIT ?", DOUBTS),
                row -> new Withdrawal(
                        row.uuid("document_id"),
                        row.text("name"),
                        row.text("collection"),
                        row.uuidOrNull("run_id"),
                        row.text("reason"),
                        row.text("withdrawn_by"),
                        row.time("withdrawn_at"),
                        row.timeOrNull("erased_at"),
                        row.textOrNull("erased_by")));
    }

    /// The SHA-256 of each original of a document.
    public List<String> originals(UUID documentId) {
        return archive.list(
                Sql.of(
                        "SELECT sha256 FROM archive.v_version WHERE document_id = ? ORDER BY version_no LIMIT 10000",
                        documentId),
                row -> row.text("sha256"));
    }

    private static Amendment amendment(Row row) throws SQLException {
        return new Amendment(
                row.uuid("amendment_id"),
                row.uuid("document_id"),
                row.uuid("run_id"),
                row.text("kind"),
                row.json("correction"),
                row.text("reason"),
                row.text("amended_by"),
                row.time("amended_at"),
                row.text("outcome"),
                row.textOrNull("conflict"),
                row.uuidOrNull("undone_by"),
                row.numberOrNull("original_start"),
                row.numberOrNull("original_end"),
                row.textOrNull("title"));
    }
}
