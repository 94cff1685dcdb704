package org.stenogram.query.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gg.jte.TemplateEngine;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.answers.DocumentAnswer.Attribution;
import org.stenogram.query.answers.DocumentAnswer.Detail;
import org.stenogram.query.answers.DocumentAnswer.Segment;
import org.stenogram.query.answers.Links;
import org.stenogram.query.answers.Page;
import org.stenogram.query.answers.RawJson;
import org.stenogram.query.pages.Colours;
import org.stenogram.query.pages.DocumentView;
import org.stenogram.query.pages.DocumentView.Edit;
import org.stenogram.query.pages.DocumentView.Field;
import org.stenogram.query.pages.DocumentView.Passage;
import org.stenogram.query.pages.DocumentView.Voice;
import org.stenogram.query.pages.PageBreaks;
import org.stenogram.query.postgres.DocumentReader;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;
import org.stenogram.query.questions.Paging;

/// A document to read.
@Controller("/documents")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "stenogram.query.enabled", value = "true")
final class DocumentPages {

    private static final int PASSAGES = 100;
    private static final Paging FIRST_EDITS = new Paging(50, null);
    /// Below this an attribution is shown as doubtful.
    private static final double SURE = 0.7;

    private final DocumentReader documents;
    private final ObjectMapper json;
    private final TemplateEngine templates;
    private final Withdrawals withdrawals;

    DocumentPages(DocumentReader documents, ObjectMapper json, TemplateEngine templates, Withdrawals withdrawals) {
        this.withdrawals = withdrawals;
        this.documents = documents;
        this.json = json;
        this.templates = templates;
    }

    @Get(value = "/{id}", produces = MediaType.TEXT_HTML)
    String page(HttpRequest<?> request, @PathVariable String id) {
        int from = Parameters.of(request, "from").number("from", 1, 1);
        UUID documentId = Parameters.identifier("A document", id);
        Optional<Detail> found = documents.detail(documentId);
        if (found.isEmpty()) {
            withdrawals.check(documentId);
        }
        Detail detail = found.orElseThrow(() -> new ProblemException(
                ProblemType.NOT_FOUND,
                "There is no document %s in the archive. It may be on its way, or have failed: the first page shows both."
                        .formatted(documentId)));
        return Html.render(templates, "document.jte", "view", view(detail, from));
    }

    private DocumentView view(Detail detail, int from) {
        UUID runId = detail.document().runId();
        Page<Segment> segments = documents.segments(runId, from, new Paging(PASSAGES, null));
        Colours colours = new Colours(detail.participants().stream()
                .map(person -> person.name())
                .distinct()
                .toList());
        PageBreaks breaks = new PageBreaks();
        for (JsonNode page : tree(detail.pages())) {
            breaks.add(page.path("offset").asInt(), page.path("label").asText(""));
        }
        List<Field> header = new ArrayList<>();
        tree(detail.header())
                .forEach(field -> header.add(new Field(
                        field.path("name").asText(), field.path("value").asText())));
        List<Voice> voices = detail.participants().stream()
                .map(person -> new Voice(
                        person.name(),
                        person.offices(),
                        person.present(),
                        person.speeches(),
                        colours.of(person.name()),
                        "/people/" + person.personId()))
                .toList();
        return new DocumentView(
                detail,
                header,
                voices,
                segments.items().stream()
                        .map(segment -> passage(segment, colours, breaks))
                        .toList(),
                documents.edits(runId, FIRST_EDITS).items().stream()
                        .map(this::edit)
                        .toList(),
                from,
                next(detail, segments));
    }

    private static @Nullable String next(Detail detail, Page<Segment> segments) {
        return segments.next() == null
                ? null
                : Links.page(detail.document().documentId()) + "?from="
                        + (segments.items().getLast().ordinal() + 1);
    }

    private static Passage passage(Segment segment, Colours colours, PageBreaks breaks) {
        Attribution speaker = segment.speaker();
        String shown = speaker == null ? null : speaker.shown();
        String label = speaker == null || Objects.equals(speaker.label(), shown) ? null : speaker.label();
        Double confidence = speaker == null ? null : speaker.confidence();
        return new Passage(
                segment.ordinal(),
                segment.kind(),
                shown,
                label,
                shown == null ? -1 : colours.of(shown),
                confidence != null && confidence < SURE,
                speaker == null || speaker.rule() == null ? "" : speaker.rule(),
                segment.place().originalStart(),
                segment.place().originalEnd(),
                segment.place().page(),
                breaks.cut(segment.text(), segment.start()));
    }

    private Edit edit(RawJson raw) {
        JsonNode edit = tree(raw);
        return new Edit(
                edit.path("rule").asText(),
                edit.path("start").asInt(),
                edit.path("end").asInt(),
                edit.path("before").asText(),
                edit.path("after").asText(),
                edit.path("reason").asText());
    }

    private JsonNode tree(RawJson raw) {
        try {
            return json.readTree(raw.text());
        } catch (JsonProcessingException e) {
            throw new ProblemException(ProblemType.INTERNAL, "The archive holds JSON that cannot be read.", e);
        }
    }
}
