package org.stenogram.query.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.answers.ChangeNote;
import org.stenogram.query.answers.ChangeNote.FieldChange;
import org.stenogram.query.answers.ChangeNote.Speaker;
import org.stenogram.query.answers.ChangeNote.TextChange;
import org.stenogram.query.answers.ChangeNote.TurnChange;
import org.stenogram.query.answers.ChangeNote.Turns;
import org.stenogram.query.answers.DocumentAnswer.Edition;
import org.stenogram.query.answers.Links;
import org.stenogram.query.answers.SearchAnswer.Place;
import org.stenogram.query.changes.Turn;
import org.stenogram.query.changes.TurnMatching;
import org.stenogram.query.changes.TurnMatching.Pair;

/// Reads what differs between two editions of a document.
public final class ChangesReader {

    /// Code points of a segment that are shown to tell it from others.
    static final int SNIPPET = 160;

    private static final String STATE = """
            SELECT e.run_id, e.document_id, e.edition_no, e.version_no, e.is_current, e.archived_at,
                   coalesce(nullif(e.title, ''), d.name) AS shown, e.title, e.meeting_date, e.place, e.language, e.confidence,
                   e.speeches, e.people, e.words, jsonb_array_length(e.edits) AS edits, char_length(e.body) AS characters,
                   encode(sha256(convert_to(e.body, 'UTF8')), 'hex') AS body_hash,
                   concat_ws('/', e.version_no, e.extraction ->> 'method', e.extraction ->> 'charset',
                             e.extraction ->> 'characters') AS extracted
              FROM archive.v_edition e
              JOIN archive.v_document d ON d.document_id = e.document_id
             WHERE e.document_id = ? AND""";

    private final Archive archive;

    /// @param archive where to read
    public ChangesReader(Archive archive) {
        this.archive = archive;
    }

    /// What is compared of an edition, turns and text aside.
    ///
    /// @param title what people see: the title, else the file's name
    /// @param fields each value that is compared, by its name
    /// @param bodyHash the same for the same cleaned text
    /// @param extracted the same when places mean the same: of the same version, extracted in the same way
    public record State(
            UUID documentId,
            String title,
            Edition edition,
            List<Field> fields,
            int edits,
            int characters,
            String bodyHash,
            String extracted) {

        /// Copies the list.
        public State {
            fields = List.copyOf(fields);
        }
    }

    /// A value that is compared.
    public record Field(String name, @Nullable String value) {}

    /// An edition, empty when there is none of this number.
    ///
    /// @param number its number, 0 for the current one
    public Optional<State> edition(UUID documentId, int number) {
        return state(
                Sql.of(STATE, documentId).add(number == 0 ? "e.is_current AND ? = 0" : "e.edition_no = ?", number));
    }

    /// The edition before one, empty when that is the first.
    public Optional<State> before(UUID documentId, int number) {
        return state(Sql.of(STATE, documentId).add("e.edition_no < ? ORDER BY e.edition_no DESC LIMIT 1", number));
    }

    private Optional<State> state(Sql sql) {
        return archive.one(
                sql,
                row -> new State(
                        row.uuid("document_id"),
                        row.text("shown"),
                        new Edition(
                                row.number("edition_no"),
                                row.number("version_no"),
                                row.uuid("run_id"),
                                row.flag("is_current"),
                                row.time("archived_at")),
                        List.of(
                                new Field("title", row.textOrNull("title")),
                                new Field("date", row.textOrNull("meeting_date")),
                                new Field("place", row.textOrNull("place")),
                                new Field("language", row.textOrNull("language")),
                                new Field("confidence", String.format(Locale.ROOT, "%.3f", row.fraction("confidence"))),
                                new Field("speeches", row.text("speeches")),
                                new Field("people", row.text("people")),
                                new Field("words", row.text("words"))),
                        row.number("edits"),
                        row.number("characters"),
                        row.text("body_hash"),
                        row.text("extracted")));
    }

    /// What differs from one edition to another of the same document.
    public ChangeNote note(State from, State to) {
        boolean isSameOriginal = from.extracted().equals(to.extracted());
        List<Turn> before = turns(from.edition().runId());
        List<Turn> after = turns(to.edition().runId());
        TurnMatching turns = isSameOriginal ? TurnMatching.byPlace(before, after) : TurnMatching.byWords(before, after);
        List<Pair> reattributed = turns.pairs().stream()
                .filter(pair -> !pair.before().hasSpeakerOf(pair.after()))
                .toList();
        return new ChangeNote(
                to.documentId(),
                to.title(),
                from.edition(),
                to.edition(),
                isSameOriginal ? "place" : "words",
                fields(from, to),
                turns.pairs().size() - reattributed.size(),
                told(turns.gained(), turn -> change(null, turn)),
                told(turns.lost(), turn -> change(turn, null)),
                told(reattributed, pair -> change(pair.before(), pair.after())),
                new TextChange(
                        !from.bodyHash().equals(to.bodyHash()),
                        from.edits(),
                        to.edits(),
                        from.characters(),
                        to.characters()),
                links(from, to));
    }

    private List<Turn> turns(UUID runId) {
        return archive.list(
                Sql.of("""
                        SELECT ordinal, min(person_id::text)::uuid AS person_id,
                               coalesce(min(speaker_name), min(speaker_label)) AS speaker,
                               min(original_start) AS original_start, max(original_end) AS original_end,
                               (array_agg(page_label ORDER BY part_no))[1] AS page_label,
                               encode(sha256(convert_to(string_agg(body, '' ORDER BY part_no), 'UTF8')), 'hex') AS body_hash,
                               left((array_agg(body ORDER BY part_no))[1], ?) AS opening
                          FROM archive.v_segment
                         WHERE run_id = ? AND kind = 'speech'
                         GROUP BY ordinal
                         ORDER BY ordinal
                        """, SNIPPET + 1, runId),
                row -> new Turn(
                        row.number("ordinal"),
                        row.uuidOrNull("person_id"),
                        row.textOrNull("speaker"),
                        row.number("original_start"),
                        row.number("original_end"),
                        row.textOrNull("page_label"),
                        row.text("body_hash"),
                        snippet(row.text("opening"))));
    }

    static String snippet(String opening) {
        boolean isCut = opening.codePointCount(0, opening.length()) > SNIPPET;
        String kept = isCut ? opening.substring(0, opening.offsetByCodePoints(0, SNIPPET)) : opening;
        return kept.strip().replaceAll("\\s+", " ") + (isCut ? "…" : "");
    }

    private static List<FieldChange> fields(State from, State to) {
        List<FieldChange> changes = new ArrayList<>();
        for (int i = 0; i < from.fields().size(); i++) {
            Field before = from.fields().get(i);
            Field after = to.fields().get(i);
            if (!Objects.equals(before.value(), after.value())) {
                changes.add(new FieldChange(before.name(), before.value(), after.value()));
            }
        }
        return changes;
    }

    private static <T> Turns told(List<T> all, Function<T, TurnChange> form) {
        return Turns.of(all.stream().map(form).toList());
    }

    private static TurnChange change(@Nullable Turn before, @Nullable Turn after) {
        Turn shown = Objects.requireNonNull(after != null ? after : before);
        return new TurnChange(
                before == null ? null : before.ordinal(),
                after == null ? null : after.ordinal(),
                speaker(before),
                speaker(after),
                new Place(shown.start(), shown.end(), shown.page()),
                shown.snippet());
    }

    private static @Nullable Speaker speaker(@Nullable Turn turn) {
        return turn == null || turn.speaker() == null ? null : new Speaker(turn.speaker(), turn.personId());
    }

    private static Map<String, String> links(State from, State to) {
        String editions = "/changes?from=%d&to=%d"
                .formatted(from.edition().edition(), to.edition().edition());
        return Map.of(
                "self", Links.API + Links.page(to.documentId()) + editions,
                "document", Links.API + Links.page(to.documentId()),
                "page", Links.page(to.documentId()) + editions);
    }
}
