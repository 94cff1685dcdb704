package org.stenogram.query.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.stenogram.query.answers.AmendmentWords;
import org.stenogram.query.answers.TimelineAnswer.RuleUse;
import org.stenogram.query.pages.Shown;

/// Says in words what an event was and what it changed.
final class EventStory {

    private EventStory() {}

    /// What happened.
    ///
    /// @param type CloudEvents type
    static String what(String type) {
        return switch (kind(type)) {
            case "document.received" -> "Taken into the bucket";
            case "document.reprocess-requested" -> "Asked to run again";
            case "document.cleaned" -> "Text taken out and cleaned";
            case "document.segmented" -> "Speakers found";
            case "document.archived" -> "Archived: it can be found";
            case "original.checked" -> "Original read again";
            case "document.withdrawn" -> "Withdrawn from the archive";
            case "document.erasure-requested" -> "Asked to erase it";
            case "document.erased" -> "Text and original erased";
            case "document.amended" -> "Corrected by staff";
            case "document.failed" -> "Given up";
            default -> type;
        };
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
                lines.add("SHA-256 " + original.path("sha256").asText());
            }
            case "document.reprocess-requested" ->
                lines.add("by %s: %s"
                        .formatted(
                                data.path("requestedBy").asText(),
                                data.path("reason").asText()));
            case "document.cleaned" -> cleaned(data, rules, lines);
            case "document.segmented" -> segmented(data, lines);
            case "document.archived" -> {
                lines.add("version %d of its bytes, edition %d"
                        .formatted(
                                data.path("version").asInt(),
                                data.path("edition").asInt()));
                lines.add("%s, %s, %s"
                        .formatted(
                                Shown.count(data.path("speeches").asLong(), "speech", "speeches"),
                                Shown.count(data.path("people").asLong(), "person", "people"),
                                Shown.count(data.path("words").asLong(), "word", "words")));
            }
            case "document.amended" -> {
                lines.add("%s %s"
                        .formatted(
                                data.path("amendedBy").asText(),
                                AmendmentWords.done(
                                        data.path("correction").path("kind").asText())));
                if (!data.path("reason").asText().isEmpty()) {
                    lines.add(data.path("reason").asText());
                }
            }
            case "original.checked" -> lines.add(checked(data));
            case "document.withdrawn" ->
                lines.add("by %s: %s"
                        .formatted(
                                data.path("withdrawnBy").asText(),
                                data.path("reason").asText()));
            case "document.erasure-requested" ->
                lines.add("by %s: %s"
                        .formatted(
                                data.path("requestedBy").asText(),
                                data.path("reason").asText()));
            case "document.erased" ->
                lines.add("by %s: %s"
                        .formatted(
                                data.path("erasedBy").asText(),
                                data.path("reason").asText()));
            case "document.failed" -> {
                lines.add(data.path("reason").asText());
                lines.add(data.path("action").asText());
                lines.add("%s, at attempt %d"
                        .formatted(
                                data.path("code").asText(), data.path("attempt").asInt(1)));
            }
            default -> {
                // an event of a later version: its type says what it is
            }
        }
        return lines;
    }

    private static void cleaned(JsonNode data, List<RuleUse> rules, List<String> lines) {
        JsonNode extraction = data.path("extraction");
        lines.add("read as %s%s, %s"
                .formatted(
                        extraction.path("method").asText(),
                        extraction.hasNonNull("charset")
                                ? " in " + extraction.path("charset").asText()
                                : "",
                        Shown.count(extraction.path("characters").asLong(), "character", "characters")));
        lines.add("%s, %s%s"
                .formatted(
                        Shown.count(data.path("edits").asLong(), "edit", "edits"),
                        Shown.count(data.path("pages").asLong(), "page break", "page breaks"),
                        data.hasNonNull("language")
                                ? ", language " + data.path("language").asText()
                                : ""));
        if (!rules.isEmpty()) {
            lines.add(rules.stream()
                    .map(rule ->
                            "%s (version %d) × %s".formatted(rule.rule(), rule.version(), Shown.count(rule.edits())))
                    .collect(Collectors.joining(", ", "rules: ", "")));
        }
    }

    private static void segmented(JsonNode data, List<String> lines) {
        if (data.hasNonNull("title")) {
            lines.add("“" + data.path("title").asText() + "”"
                    + (data.hasNonNull("date") ? ", " + data.path("date").asText() : ""));
        }
        lines.add("%s, %s, confidence %s"
                .formatted(
                        Shown.count(data.path("segments").asLong(), "segment", "segments"),
                        Shown.count(data.path("people").asLong(), "person", "people"),
                        Shown.percent(data.path("confidence").asDouble())));
    }

    private static String checked(JsonNode data) {
        String bytes = "the bytes of version %d".formatted(data.path("version").asInt());
        return switch (data.path("outcome").asText()) {
            case "intact" -> bytes + " still have their SHA-256";
            case "different" ->
                "%s are NOT what was archived: %s with SHA-256 %s instead of %s with %s"
                        .formatted(
                                bytes,
                                Shown.bytes(data.path("foundBytes").asLong()),
                                data.path("foundSha256").asText(),
                                Shown.bytes(data.path("bytes").asLong()),
                                data.path("sha256").asText());
            case "missing" -> bytes + " are NOT in the bucket any more";
            default -> bytes + " can NOT be read any more";
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
