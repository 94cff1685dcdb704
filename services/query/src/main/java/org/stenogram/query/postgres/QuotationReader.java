package org.stenogram.query.postgres;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.EditLedger;
import org.stenogram.contracts.OffsetMap;
import org.stenogram.contracts.PipelineEvent.Edit;
import org.stenogram.contracts.PipelineEvent.PageBreak;
import org.stenogram.eventcodec.EventJson;
import org.stenogram.query.answers.Links;
import org.stenogram.query.answers.QuotationAnswer;
import org.stenogram.query.answers.QuotationAnswer.QuotedPiece;
import org.stenogram.query.answers.QuotationAnswer.QuotedPlace;
import org.stenogram.query.answers.SearchAnswer.Place;
import org.stenogram.query.answers.SearchAnswer.Speaker;
import org.stenogram.query.questions.QuotationQuestion;
import org.stenogram.query.quotations.Passage;
import org.stenogram.query.quotations.Passage.Piece;

/// Finds where a quotation stands. The index of words gives the segments that hold a few of its words next to each
/// other; which of them it is, and where, is told by comparing the texts word for word.
public final class QuotationReader {

    /// Words without their endings in each language of the archive, in the order of the quotation.
    private static final String LEXEMES = """
            SELECT DISTINCT array_agg(word.lexeme ORDER BY place.position, word.lexeme) AS lexemes
              FROM archive.v_search_config used
             CROSS JOIN LATERAL unnest(to_tsvector(('pg_catalog.' || used.search_config)::regconfig, ?)) word
             CROSS JOIN LATERAL unnest(word.positions) place (position)
             GROUP BY used.search_config
            """;

    /// Those with the most groups of words. A group that stands in very many segments gives some of them. The planner
    /// takes all of a materialized part to be wanted and asks the index; for sixty it would read the table from its
    /// beginning, to its end where the words are rare. No more than sixty are read all the same.
    private static final String CANDIDATES = """
            WITH candidate AS MATERIALIZED (
                 SELECT found.run_id, found.ordinal, found.part_no, count(*) AS groups
                   FROM unnest(?) asked (words)
                  CROSS JOIN LATERAL (
                          WITH place AS MATERIALIZED (
                               SELECT s.run_id, s.ordinal, s.part_no
                                 FROM archive.v_words s
                                WHERE s.words @@ asked.words::tsquery)
                        SELECT run_id, ordinal, part_no FROM place LIMIT 60) found
                  GROUP BY found.run_id, found.ordinal, found.part_no
                  ORDER BY groups DESC, found.run_id, found.ordinal, found.part_no
                  LIMIT 150)
            SELECT s.run_id, s.document_id, s.edition_no, s.ordinal, s.part_no, s.name, s.collection, s.title, s.meeting_date, s.kind,
                   s.person_id, s.speaker_label, s.speaker_name, s.start_offset, s.page_label, s.body
              FROM candidate c
              JOIN archive.v_current_segment s ON s.run_id = c.run_id AND s.ordinal = c.ordinal AND s.part_no = c.part_no
             WHERE ?::text IS NULL OR s.collection = ?
            """;

    /// Three neighbours are rare; where every third word is damaged two are left, and at last one.
    private static final int[] GROUP_SIZES = {3, 2, 1};

    private static final int GROUPS_A_LANGUAGE = 12;

    /// Single words stand in many segments each; the longest are the rarest.
    private static final int SINGLE_WORDS = 4;

    /// Where this much is right, smaller groups would find nothing better.
    private static final double SURE = 0.85;

    private final Archive archive;

    /// @param archive where to read
    public QuotationReader(Archive archive) {
        this.archive = archive;
    }

    /// The places that fit, the best first; none when the quotation does not stand in the archive, or so damaged
    /// that no two neighbouring words of it are left.
    public QuotationAnswer find(QuotationQuestion question) {
        List<List<String>> languages = archive.list(Sql.of(LEXEMES, question.text()), row -> row.texts("lexemes"));
        Map<Key, Found> found = new HashMap<>();
        Set<Key> compared = new LinkedHashSet<>();
        for (int size : GROUP_SIZES) {
            Set<String> groups = groups(languages, size);
            if (!groups.isEmpty()) {
                candidates(question, groups).forEach(row -> {
                    if (compared.add(row.key())) {
                        question.quotation()
                                .in(row.body())
                                .ifPresent(passage -> found.put(row.key(), new Found(row, passage)));
                    }
                });
            }
            if (found.values().stream().anyMatch(one -> one.passage().likeness() >= SURE)) {
                break;
            }
        }
        List<Found> best = found.values().stream()
                .sorted(Comparator.comparingDouble((Found one) -> -one.passage().likeness())
                        .thenComparing(one -> one.row().key().runId())
                        .thenComparing(one -> one.row().key().ordinal()))
                .limit(question.limit())
                .toList();
        return new QuotationAnswer(!best.isEmpty(), places(best));
    }

    private static Set<String> groups(List<List<String>> languages, int size) {
        Set<String> groups = new LinkedHashSet<>();
        for (List<String> all : languages) {
            List<String> lexemes = size > 1
                    ? all
                    : all.stream()
                            .distinct()
                            .sorted(Comparator.comparingInt(String::length).reversed())
                            .limit(SINGLE_WORDS)
                            .toList();
            int last = lexemes.size() - size;
            int count = Math.min(GROUPS_A_LANGUAGE, last + 1);
            for (int k = 0; k < count; k++) {
                int from = count == 1 ? 0 : (int) ((long) k * last / (count - 1));
                groups.add(lexemes.subList(from, from + size).stream()
                        .map(QuotationReader::quote)
                        .reduce((one, other) -> one + " & " + other)
                        .orElseThrow());
            }
        }
        return groups;
    }

    /// A word of a query's text form (PostgreSQL manual, tsquery).
    private static String quote(String lexeme) {
        return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    private List<Candidate> candidates(QuotationQuestion question, Set<String> groups) {
        return archive.list(
                Sql.of(CANDIDATES, groups.toArray(String[]::new), question.collection(), question.collection()),
                QuotationReader::candidate);
    }

    private static Candidate candidate(Row row) throws SQLException {
        String label = row.textOrNull("speaker_label");
        String name = row.textOrNull("speaker_name");
        return new Candidate(
                new Key(row.uuid("run_id"), row.number("ordinal"), row.number("part_no")),
                row.uuid("document_id"),
                row.number("edition_no"),
                row.text("name"),
                row.text("collection"),
                row.textOrNull("title"),
                row.textOrNull("meeting_date"),
                row.text("kind"),
                label == null && name == null ? null : new Speaker(label, name, row.uuidOrNull("person_id")),
                row.number("start_offset"),
                row.textOrNull("page_label"),
                row.text("body"));
    }

    private List<QuotedPlace> places(List<Found> best) {
        Map<UUID, Ground> grounds = new HashMap<>();
        UUID[] runs =
                best.stream().map(one -> one.row().key().runId()).distinct().toArray(UUID[]::new);
        if (runs.length > 0) {
            archive.list(
                            Sql.of("SELECT run_id, edits, pages FROM archive.v_edition WHERE run_id = ANY (?)", (Object)
                                    runs),
                            row -> Map.entry(row.uuid("run_id"), Ground.of(row.text("edits"), row.text("pages"))))
                    .forEach(entry -> grounds.put(entry.getKey(), entry.getValue()));
        }
        List<QuotedPlace> places = new ArrayList<>();
        for (Found one : best) {
            // Gone between two questions when the document was run again just now.
            Ground ground = grounds.get(one.row().key().runId());
            if (ground != null) {
                places.add(place(one.row(), one.passage(), ground));
            }
        }
        return places;
    }

    private static QuotedPlace place(Candidate row, Passage passage, Ground ground) {
        int start = row.start() + passage.start();
        int end = row.start() + passage.end();
        EditLedger.Range original = ground.offsets().toExtracted(start, end);
        return new QuotedPlace(
                row.documentId(),
                row.title(),
                row.date(),
                row.name(),
                row.collection(),
                row.key().ordinal(),
                row.kind(),
                row.speaker(),
                Math.floor(passage.likeness() * 1000) / 1000,
                start,
                end,
                new Place(original.start(), original.end(), ground.page(start, row.page())),
                passage.pieces().stream().map(QuotationReader::piece).toList(),
                Links.passage(row.documentId(), row.edition(), row.key().ordinal()));
    }

    private static QuotedPiece piece(Piece piece) {
        String kinship = switch (piece.kinship()) {
            case SAME -> "same";
            case OTHER -> "other";
            case ONLY_PRINTED -> "onlyPrinted";
            case ONLY_QUOTED -> "onlyQuoted";
        };
        return new QuotedPiece(kinship, piece.printed(), piece.quoted());
    }

    private record Key(UUID runId, int ordinal, int part) {}

    private record Candidate(
            Key key,
            UUID documentId,
            int edition,
            String name,
            String collection,
            @Nullable String title,
            @Nullable String date,
            String kind,
            @Nullable Speaker speaker,
            int start,
            @Nullable String page,
            String body) {}

    private record Found(Candidate row, Passage passage) {}

    /// What leads from a place in an edition to the original.
    private record Ground(OffsetMap offsets, List<PageBreak> pages) {

        static Ground of(String edits, String pages) {
            return new Ground(
                    new EditLedger(List.of(EventJson.read(edits, Edit[].class))).offsets(),
                    List.of(EventJson.read(pages, PageBreak[].class)));
        }

        /// @param before the page on which the segment begins
        @Nullable
        String page(int offset, @Nullable String before) {
            String label = before;
            for (PageBreak page : pages) {
                if (page.offset() <= offset && page.label() != null) {
                    label = page.label();
                }
            }
            return label;
        }
    }
}
