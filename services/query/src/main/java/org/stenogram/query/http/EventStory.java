package org.stenogram.query.http;

import static org.stenogram.query.icu.Messages.term;
import static org.stenogram.query.icu.Messages.text;
import static org.stenogram.query.icu.Messages.told;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.stenogram.query.answers.TimelineAnswer.RuleUse;
import org.stenogram.query.pages.Shown;

/// Says in words what an event was and what it changed.
final class EventStory {

    private EventStory() {}

    /// What happened.
    ///
    /// @param type CloudEvents type
    static String what(String type) {
        String kind = kind(type);
        String what = term("happened", kind);
        return what.equals(kind) ? type : what;
    }

    /// What it changed or found, a line each.
    ///
    /// @param rules what cleaning did, as far as it is known
    static List<String> changes(String type, JsonNode data, List<RuleUse> rules) {
        List<String> lines = new ArrayList<>();
        switch (kind(type)) {
            case "document.received" -> {
                JsonNode original = data.path("original");
                lines.add("%s, %s"
                        .formatted(
                                Shown.bytes(original.path("bytes").asLong()),
                                original.path("mediaType").asText()));
                lines.add(text("story.sha", original.path("sha256").asText()));
            }
            case "document.reprocess-requested" ->
                lines.add(text(
                        "story.by",
                        data.path("requestedBy").asText(),
                        data.path("reason").asText()));
            case "document.cleaned" -> cleaned(data, rules, lines);
            case "document.segmented" -> segmented(data, lines);
            case "document.archived" -> {
                lines.add(text(
                        "story.edition",
                        data.path("version").asInt(),
                        data.path("edition").asInt()));
                lines.add(String.join(
                        ", ",
                        text("count.speeches", data.path("speeches").asLong()),
                        text("count.people", data.path("people").asLong()),
                        text("count.words", data.path("words").asLong())));
            }
            case "document.amended" -> {
                lines.add("%s %s"
                        .formatted(
                                data.path("amendedBy").asText(),
                                term(
                                        "done",
                                        data.path("correction").path("kind").asText())));
                if (!data.path("reason").asText().isEmpty()) {
                    lines.add(data.path("reason").asText());
                }
            }
            case "original.checked" -> lines.add(checked(data));
            case "document.withdrawn" ->
                lines.add(text(
                        "story.by",
                        data.path("withdrawnBy").asText(),
                        data.path("reason").asText()));
            case "document.erasure-requested" ->
                lines.add(text(
                        "story.by",
                        data.path("requestedBy").asText(),
                        data.path("reason").asText()));
            case "document.erased" ->
                lines.add(text(
                        "story.by",
                        data.path("erasedBy").asText(),
                        data.path("reason").asText()));
            case "document.failed" -> {
                lines.add(told(data.path("reason").asText()));
                lines.add(told(data.path("action").asText()));
                lines.add(text(
                        "story.failed",
                        data.path("code").asText(),
                        data.path("attempt").asInt(1)));
            }
            default -> {
                // an event of a later version: its type says what it is
            }
        }
        return lines;
    }

    private static void cleaned(JsonNode data, List<RuleUse> rules, List<String> lines) {
        JsonNode extraction = data.path("extraction");
        String method = extraction.path("method").asText();
        String characters =
                text("count.characters", extraction.path("characters").asLong());
        lines.add(
                extraction.hasNonNull("charset")
                        ? text(
                                "story.readAsIn",
                                method,
                                extraction.path("charset").asText(),
                                characters)
                        : text("story.readAs", method, characters));
        String counts = text("count.edits", data.path("edits").asLong()) + ", "
                + text("count.pageBreaks", data.path("pages").asLong());
        lines.add(
                data.hasNonNull("language")
                        ? counts + ", "
                                + text("story.language", data.path("language").asText())
                        : counts);
        if (!rules.isEmpty()) {
            lines.add(text(
                    "story.rules",
                    rules.stream()
                            .map(rule -> text("story.rule", rule.rule(), rule.version(), rule.edits()))
                            .collect(Collectors.joining(", "))));
        }
    }

    private static void segmented(JsonNode data, List<String> lines) {
        if (data.hasNonNull("title")) {
            lines.add(text("quoted", data.path("title").asText())
                    + (data.hasNonNull("date") ? ", " + data.path("date").asText() : ""));
        }
        lines.add(String.join(
                ", ",
                text("count.segments", data.path("segments").asLong()),
                text("count.people", data.path("people").asLong()),
                text("story.confidence", Shown.percent(data.path("confidence").asDouble()))));
    }

    private static String checked(JsonNode data) {
        int version = data.path("version").asInt();
        return switch (data.path("outcome").asText()) {
            case "intact" -> text("story.intact", version);
            case "different" ->
                text(
                        "story.different",
                        version,
                        Shown.bytes(data.path("foundBytes").asLong()),
                        data.path("foundSha256").asText(),
                        Shown.bytes(data.path("bytes").asLong()),
                        data.path("sha256").asText());
            case "missing" -> text("story.missing", version);
            default -> text("story.unreadable", version);
        };
    }

    /// Whether an event tells of an original that is not what it was.
    static boolean isFaulty(String type, JsonNode data) {
        return kind(type).equals("original.checked")
                && !data.path("outcome").asText().equals("intact");
    }

    /// `org.stenogram.document.cleaned.v1` without its ends.
    private static String kind(String type) {
        return type.replaceFirst("^org\\.stenogram\\.", "").replaceFirst("\\.v[0-9]+$", "");
    }
}
