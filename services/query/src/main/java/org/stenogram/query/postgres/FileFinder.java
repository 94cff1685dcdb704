package org.stenogram.query.postgres;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.stenogram.query.answers.DeskAnswer.FoundFile;

/// Finds files by whatever a person has of them: part of the name or title, the hash or its beginning, or any
/// identifier that a receipt, an event or a failure names.
public final class FileFinder {

    /// How many are found at most, the latest first.
    public static final int MOST = 50;

    /// Among so many files, the latest, a text is looked for that the index of three letters cannot find.
    public static final int LATEST_FILES = 10_000;

    private static final Pattern IDENTIFIER = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{8,64}");

    /// What the index can find: three letters or digits together.
    private static final Pattern INDEXED = Pattern.compile("[\\p{L}\\p{N}]{3}");

    /// Each column by itself: it has an index, and a condition over several of them reads all files.
    private static final String BY_IDENTIFIER = """
            WITH meant AS (
                SELECT document_id FROM archive.v_arrival WHERE arrival_id = ?
                UNION
                SELECT document_id FROM archive.v_arrival WHERE document_id = ?
                UNION
                (SELECT document_id FROM archive.v_arrival WHERE batch_id = ? ORDER BY arrived_at DESC LIMIT 200)
                UNION
                SELECT document_id FROM archive.v_run WHERE run_id = ?
                UNION
                SELECT document_id FROM archive.v_run WHERE document_id = ?
                UNION
                SELECT document_id FROM archive.v_event WHERE event_id = ?)
            """;

    /// In the words of the two indexes that find parts of a text.
    private static final String BY_TEXT = """
            WITH meant AS (
                (SELECT document_id FROM archive.v_arrival WHERE lower(name) LIKE lower(?) ORDER BY arrived_at DESC LIMIT 200)
                UNION
                (SELECT document_id FROM archive.v_document WHERE lower(title) LIKE lower(?) ORDER BY archived_at DESC LIMIT 200)
            """;

    private static final String BY_SHORT_TEXT = """
            WITH meant AS (
                (SELECT document_id
                   FROM (SELECT document_id, name, arrived_at FROM archive.v_arrival ORDER BY arrived_at DESC LIMIT ?) latest
                  WHERE lower(name) LIKE lower(?) ORDER BY arrived_at DESC LIMIT 200)
                UNION
                (SELECT document_id
                   FROM (SELECT document_id, title, archived_at FROM archive.v_document ORDER BY archived_at DESC LIMIT ?) latest
                  WHERE lower(title) LIKE lower(?) ORDER BY archived_at DESC LIMIT 200)
            """;

    private static final String BY_HASH = """
                UNION
                (SELECT document_id FROM archive.v_arrival WHERE starts_with(sha256, ?) ORDER BY arrived_at DESC LIMIT 200)
            """;

    private static final String LATEST = """
            SELECT found.*
              FROM (SELECT DISTINCT ON (a.document_id) a.document_id, a.name, a.collection, a.sha256, a.arrived_at, d.title,
                           coalesce((SELECT r.state FROM archive.v_run r WHERE r.document_id = a.document_id
                                      ORDER BY r.opened_at DESC NULLS LAST LIMIT 1), a.state) AS state
                      FROM meant
                      JOIN archive.v_arrival a ON a.document_id = meant.document_id
                      LEFT JOIN archive.v_document d ON d.document_id = a.document_id
                     ORDER BY a.document_id, a.arrived_at DESC) found
             ORDER BY found.arrived_at DESC, found.document_id
             LIMIT ?
            """;

    private final Archive archive;

    /// @param archive where to read
    public FileFinder(Archive archive) {
        this.archive = archive;
    }

    /// What fits, the file that was taken last first.
    ///
    /// @param what as typed, without spaces around it
    public List<FoundFile> find(String what) {
        return archive.list(
                meant(what).add(LATEST, MOST),
                row -> new FoundFile(
                        row.uuid("document_id"),
                        row.text("name"),
                        row.text("collection"),
                        row.textOrNull("title"),
                        row.text("state"),
                        row.textOrNull("sha256"),
                        row.time("arrived_at")));
    }

    /// Whether only the latest files are looked at: what is asked for has no three letters together.
    public static boolean looksAtLatest(String what) {
        return !INDEXED.matcher(what).find();
    }

    private static Sql meant(String what) {
        String lower = what.toLowerCase(Locale.ROOT);
        if (IDENTIFIER.matcher(lower).matches()) {
            UUID id = UUID.fromString(lower);
            return Sql.of(BY_IDENTIFIER, id, id, id, id, id, id);
        }
        String pattern = "%" + what.replaceAll("[\\\\%_]", "\\\\$0") + "%";
        Sql sql = looksAtLatest(what)
                ? Sql.of(BY_SHORT_TEXT, LATEST_FILES, pattern, LATEST_FILES, pattern)
                : Sql.of(BY_TEXT, pattern, pattern);
        if (HASH.matcher(lower).matches()) {
            sql.add(BY_HASH, lower);
        }
        return sql.add(")");
    }
}
