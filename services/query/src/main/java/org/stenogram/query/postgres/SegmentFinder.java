package org.stenogram.query.postgres;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.answers.Links;
import org.stenogram.query.answers.SearchAnswer.Place;
import org.stenogram.query.answers.SegmentAnswer;
import org.stenogram.query.answers.SegmentAnswer.Spot;
import org.stenogram.query.postgres.ChangesReader.State;

/// Finds what became of a segment of an older edition.
public final class SegmentFinder {

    private static final String SPOT = """
            SELECT ordinal, min(original_start) AS original_start, max(original_end) AS original_end,
                   (array_agg(page_label ORDER BY part_no))[1] AS page_label,
                   encode(sha256(convert_to(string_agg(body, '' ORDER BY part_no), 'UTF8')), 'hex') AS body_hash,
                   left((array_agg(body ORDER BY part_no))[1], ?) AS opening
              FROM archive.v_segment
             WHERE run_id = ?""";

    private final Archive archive;

    /// @param archive where to read
    public SegmentFinder(Archive archive) {
        this.archive = archive;
    }

    private record Found(Spot spot, String hash) {}

    /// The segment of the current edition that shares most of the original with one of another edition. Where the
    /// originals differ, the one nearest by number that has the same words.
    ///
    /// @return empty when the other edition has no such segment
    public Optional<SegmentAnswer> find(State then, int ordinal, State current) {
        Sql asked = spot(then).add(" AND ordinal = ? GROUP BY ordinal", ordinal);
        return archive.one(asked, row -> found(row, then)).map(segment -> answer(then, segment, current));
    }

    private SegmentAnswer answer(State then, Found segment, State current) {
        Found now = then.edition().current()
                ? segment
                : archive.one(successor(then, segment, current), row -> found(row, current))
                        .orElse(null);
        return new SegmentAnswer(
                then.documentId(),
                segment.spot,
                now == null ? null : now.spot,
                now != null && now.hash.equals(segment.hash),
                links(then.documentId(), now));
    }

    private static Sql successor(State then, Found segment, State current) {
        if (!then.extracted().equals(current.extracted())) {
            return spot(current).add("""
                             GROUP BY ordinal
                            HAVING encode(sha256(convert_to(string_agg(body, '' ORDER BY part_no), 'UTF8')), 'hex') = ?
                             ORDER BY abs(ordinal - ?), ordinal LIMIT 1""", segment.hash, segment.spot.ordinal());
        }
        int start = segment.spot.place().originalStart();
        int end = Math.max(start + 1, segment.spot.place().originalEnd());
        return spot(current).add("""
                         GROUP BY ordinal
                        HAVING min(original_start) < ? AND max(original_end) > ?
                         ORDER BY least(max(original_end), ?) - greatest(min(original_start), ?) DESC, ordinal LIMIT 1""", end, start, end, start);
    }

    private static Sql spot(State edition) {
        return Sql.of(SPOT, ChangesReader.SNIPPET + 1, edition.edition().runId());
    }

    private static Found found(Row row, State edition) throws SQLException {
        return new Found(
                new Spot(
                        edition.edition().edition(),
                        row.number("ordinal"),
                        new Place(
                                row.number("original_start"), row.number("original_end"), row.textOrNull("page_label")),
                        ChangesReader.snippet(row.text("opening"))),
                row.text("body_hash"));
    }

    private static Map<String, String> links(UUID documentId, @Nullable Found now) {
        return now == null
                ? Map.of("document", Links.API + Links.page(documentId), "page", Links.page(documentId))
                : Links.segment(documentId, now.spot.ordinal());
    }
}
