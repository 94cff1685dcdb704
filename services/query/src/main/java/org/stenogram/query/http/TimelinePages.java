package org.stenogram.query.http;

import static org.stenogram.query.icu.Messages.text;

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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.answers.RawJson;
import org.stenogram.query.answers.TimelineAnswer;
import org.stenogram.query.answers.TimelineAnswer.Event;
import org.stenogram.query.answers.TimelineAnswer.RuleUse;
import org.stenogram.query.answers.TimelineAnswer.Run;
import org.stenogram.query.answers.TimelineAnswer.Timeline;
import org.stenogram.query.pages.Shown;
import org.stenogram.query.pages.TimelineView;
import org.stenogram.query.pages.TimelineView.Pass;
import org.stenogram.query.pages.TimelineView.Step;
import org.stenogram.query.postgres.DocumentReader;
import org.stenogram.query.postgres.TimelineReader;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;

/// The way of one document: each step with its time, what it changed and its event. It follows a pass that is under
/// way.
@Controller("/documents/{id}/timeline")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "stenogram.query.enabled", value = "true")
final class TimelinePages {

    private final TimelineReader timelines;
    private final DocumentReader documents;
    private final ObjectMapper json;
    private final TemplateEngine templates;

    TimelinePages(TimelineReader timelines, DocumentReader documents, ObjectMapper json, TemplateEngine templates) {
        this.timelines = timelines;
        this.documents = documents;
        this.json = json;
        this.templates = templates;
    }

    @Get(produces = MediaType.TEXT_HTML)
    String page(HttpRequest<?> request, @PathVariable String id) {
        return Html.render(templates, "timeline.jte", () -> Map.of("view", view(request, id)));
    }

    @Get(value = "/live", produces = MediaType.TEXT_HTML)
    String live(HttpRequest<?> request, @PathVariable String id) {
        return Html.render(templates, "timelinelive.jte", () -> Map.of("view", view(request, id)));
    }

    private TimelineView view(HttpRequest<?> request, String id) {
        Parameters.of(request);
        UUID documentId = Parameters.identifier("A document", id);
        Timeline timeline = timelines
                .timeline(documentId)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND,
                        "The archive has never heard of a document %s. A file that was dropped just now may not have been taken yet."
                                .formatted(documentId)));
        var summary = documents.summary(documentId);
        var latest = timeline.arrivals().isEmpty() ? null : timeline.arrivals().getLast();
        String name = latest != null
                ? latest.name()
                : summary.map(document -> document.name()).orElse(text("timeline.noFileName"));
        return new TimelineView(
                documentId,
                summary.map(document -> document.shown()).orElse(name),
                name,
                latest != null ? latest.collection() : "",
                summary.isPresent(),
                timeline.arrivals(),
                passes(timeline),
                Signature.lastName(request),
                Instant.now());
    }

    private List<Pass> passes(Timeline timeline) {
        Map<UUID, RawJson> data = timelines.eventData(timeline.documentId());
        Map<UUID, List<RuleUse>> rules = timelines.rules(timeline.documentId());
        List<Pass> passes = new ArrayList<>();
        for (Run run : timeline.runs()) {
            List<Step> steps = new ArrayList<>();
            for (Event event : timeline.events()) {
                if (Objects.equals(event.runId(), run.runId())) {
                    steps.add(step(
                            event, steps, tree(data.get(event.eventId())), rules.getOrDefault(run.runId(), List.of())));
                }
            }
            passes.addFirst(new Pass(
                    passes.size() + 1, run.runId(), cause(run), run.state(), run.seconds(), waitsFor(run), steps));
        }
        return passes;
    }

    private static Step step(Event event, List<Step> before, JsonNode data, List<RuleUse> rules) {
        return new Step(
                EventStory.what(event.type()),
                event.stage().substring(event.stage().lastIndexOf('/') + 1),
                event.occurredAt(),
                before.isEmpty()
                        ? null
                        : Math.max(
                                0, TimelineAnswer.Step.between(before.getLast().at(), event.occurredAt())),
                EventStory.changes(event.type(), data, rules),
                EventStory.isFaulty(event.type(), data),
                event.type(),
                event.eventId(),
                event.recordedAt());
    }

    private static String cause(Run run) {
        return run.reprocess()
                ? text("timeline.asked", Shown.orEmpty(run.requestedBy()), Shown.orEmpty(run.reason()))
                : text("timeline.dropped");
    }

    private static @Nullable String waitsFor(Run run) {
        if (!run.state().equals("waiting")) {
            return null;
        }
        return switch (run.steps().isEmpty() ? "" : run.steps().getLast().name()) {
            case "cleaned" -> "speaker-segmentation";
            case "segmented" -> "storage";
            default -> "ocr-cleanup";
        };
    }

    private JsonNode tree(@Nullable RawJson raw) {
        try {
            return json.readTree(raw == null ? "{}" : raw.text());
        } catch (JsonProcessingException e) {
            throw new ProblemException(ProblemType.INTERNAL, "The archive holds JSON that cannot be read.", e);
        }
    }
}
