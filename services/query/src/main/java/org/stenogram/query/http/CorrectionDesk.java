package org.stenogram.query.http;

import static org.stenogram.query.icu.Messages.term;
import static org.stenogram.query.icu.Messages.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.answers.AmendmentAnswer.Amendment;
import org.stenogram.query.answers.DocumentAnswer.Attribution;
import org.stenogram.query.answers.DocumentAnswer.Detail;
import org.stenogram.query.answers.DocumentAnswer.Segment;
import org.stenogram.query.answers.DocumentAnswer.Summary;
import org.stenogram.query.answers.Page;
import org.stenogram.query.answers.RawJson;
import org.stenogram.query.pages.Colours;
import org.stenogram.query.pages.CorrectView;
import org.stenogram.query.pages.CorrectView.Chosen;
import org.stenogram.query.pages.CorrectView.Edit;
import org.stenogram.query.pages.CorrectView.Field;
import org.stenogram.query.pages.CorrectView.Passage;
import org.stenogram.query.pages.Shown;
import org.stenogram.query.postgres.AmendmentReader;
import org.stenogram.query.postgres.DocumentReader;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;
import org.stenogram.query.questions.Paging;

/// Lays out a document for those who correct it.
@Singleton
@Requires(property = "stenogram.query.enabled", value = "true")
final class CorrectionDesk {

    private static final int PASSAGES = 100;
    private static final Paging AMENDMENTS = new Paging(50, null);
    private static final Paging EDITS = new Paging(Paging.MOST, null);

    private final DocumentReader documents;
    private final AmendmentReader amendments;
    private final ObjectMapper json;

    CorrectionDesk(DocumentReader documents, AmendmentReader amendments, ObjectMapper json) {
        this.documents = documents;
        this.amendments = amendments;
        this.json = json;
    }

    /// @param from ordinal of the first passage, when none is chosen
    /// @param chosen ordinal of the passage whose forms are open, 0 for none
    /// @param action which form has the focus
    /// @param done the kind of what has just been done
    /// @param amendment what has just been done
    CorrectView view(
            UUID documentId,
            int from,
            int chosen,
            @Nullable String action,
            @Nullable String done,
            @Nullable UUID amendment,
            String who) {
        Detail detail = documents
                .detail(documentId)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "There is no document %s in the archive.".formatted(documentId)));
        Summary summary = detail.document();
        int first = chosen > 0 ? Math.max(1, (chosen - 1) / PASSAGES * PASSAGES + 1) : from;
        Page<Segment> segments = documents.segments(summary.runId(), first, new Paging(PASSAGES, null));
        List<String> people = detail.participants().stream()
                .map(person -> person.name())
                .distinct()
                .toList();
        List<Amendment> made = amendments.list(documentId, null, AMENDMENTS).items();
        Colours colours = new Colours(people);
        List<Passage> passages = new ArrayList<>();
        Chosen open = null;
        for (int i = 0; i < segments.items().size(); i++) {
            Segment segment = segments.items().get(i);
            Passage passage = passage(segment, colours, made);
            passages.add(passage);
            if (segment.ordinal() == chosen) {
                open = new Chosen(
                        passage,
                        segment.place().originalStart() + "-" + segment.place().originalEnd(),
                        suggestions(segments.items(), i, people),
                        edits(summary.runId(), segment));
            }
        }
        Optional<Amendment> just =
                made.stream().filter(one -> one.amendmentId().equals(amendment)).findFirst();
        String address = "/documents/" + documentId + "/review";
        return new CorrectView(
                documentId,
                summary.shown(),
                Shown.orEmpty(summary.language()),
                first,
                passages,
                open,
                action == null ? "" : action,
                header(summary, detail.header()),
                people,
                made,
                who,
                done == null ? null : said(done, just),
                just.map(Amendment::conflict).orElse(null),
                first > 1 ? address + "?from=" + Math.max(1, first - PASSAGES) : null,
                segments.next() == null ? null : address + "?from=" + (first + PASSAGES));
    }

    private static String said(String done, Optional<Amendment> just) {
        String what = term("said", done);
        return just.isPresent() ? what : text("correct.notYet", what);
    }

    private static Passage passage(Segment segment, Colours colours, List<Amendment> made) {
        Attribution speaker = segment.speaker();
        String shown = speaker == null ? null : speaker.shown();
        boolean isUncertain =
                speaker != null && (speaker.personId() == null || segment.confidence() < AmendmentReader.SURE);
        boolean isCorrected = made.stream()
                .anyMatch(one -> one.outcome().equals("applied")
                        && one.originalStart() != null
                        && one.originalEnd() != null
                        && one.originalStart() < segment.place().originalEnd()
                        && one.originalEnd() > segment.place().originalStart());
        return new Passage(
                segment.ordinal(),
                segment.kind(),
                shown,
                speaker == null || Objects.equals(speaker.label(), shown) ? null : speaker.label(),
                shown == null ? -1 : colours.of(shown),
                isUncertain && !isCorrected,
                isCorrected,
                Math.round(segment.confidence() * 100),
                segment.text());
    }

    /// Those who may be meant, those who speak before and after, then everybody.
    private List<String> suggestions(List<Segment> segments, int index, List<String> people) {
        Set<String> names = new LinkedHashSet<>();
        Attribution speaker = segments.get(index).speaker();
        if (speaker != null) {
            tree(speaker.rivals()).forEach(rival -> names.add(rival.asText()));
        }
        for (int near : new int[] {-2, 2, -1, 1}) {
            int other = index + near;
            if (other >= 0 && other < segments.size()) {
                Attribution neighbour = segments.get(other).speaker();
                if (neighbour != null && neighbour.name() != null) {
                    names.add(neighbour.name());
                }
            }
        }
        names.addAll(people);
        if (speaker != null && speaker.name() != null) {
            names.remove(speaker.name());
        }
        return names.stream().limit(6).toList();
    }

    private List<Edit> edits(UUID runId, Segment segment) {
        List<Edit> within = new ArrayList<>();
        int number = 0;
        for (String cursor = null; ; ) {
            Page<RawJson> page = documents.edits(runId, new Paging(EDITS.limit(), cursor));
            for (RawJson raw : page.items()) {
                number++;
                JsonNode edit = tree(raw);
                if (edit.path("start").asInt() >= segment.place().originalStart()
                        && edit.path("end").asInt() <= segment.place().originalEnd()) {
                    within.add(new Edit(
                            number,
                            edit.path("rule").asText(),
                            edit.path("before").asText(),
                            edit.path("after").asText()));
                }
            }
            cursor = page.next();
            if (cursor == null) {
                return within;
            }
        }
    }

    private List<Field> header(Summary summary, RawJson printed) {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("title", text("correct.titleField"), Shown.orEmpty(summary.title())));
        fields.add(new Field("date", text("correct.date"), Shown.orEmpty(summary.date())));
        fields.add(new Field("place", text("correct.place"), Shown.orEmpty(summary.place())));
        tree(printed)
                .forEach(field -> fields.add(new Field(
                        field.path("name").asText(),
                        text("correct.asPrinted", field.path("name").asText()),
                        field.path("value").asText())));
        return fields;
    }

    private JsonNode tree(RawJson raw) {
        try {
            return json.readTree(raw.text());
        } catch (JsonProcessingException e) {
            throw new ProblemException(ProblemType.INTERNAL, "The archive holds JSON that cannot be read.", e);
        }
    }
}
