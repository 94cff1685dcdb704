package org.stenogram.query.http;

import static org.stenogram.query.icu.Messages.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.stenogram.eventcodec.EventJson;
import org.stenogram.query.answers.SavedSearch;
import org.stenogram.query.pages.Shown;
import org.stenogram.query.pages.SubscriptionView.Delivery;
import org.stenogram.query.pages.SubscriptionsView.Failing;
import org.stenogram.query.pages.SubscriptionsView.Form;
import org.stenogram.query.pages.SubscriptionsView.One;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;

/// Between the forms of the subscription pages and the JSON of the subscriptions service, which checks what is in it.
final class SubscriptionForms {

    private static final int LONGEST_TARGET = 2000;

    private SubscriptionForms() {}

    static Form read(Fields fields) {
        return new Form(
                typed(fields, "name"),
                typed(fields, "target"),
                typed(fields, "types"),
                typed(fields, "collection"),
                typed(fields, "person"),
                typed(fields, "words"),
                typed(fields, "from"));
    }

    /// What a subscription can take of a search: its words, its speaker, its collection.
    static Form of(SavedSearch search) {
        return new Form(
                search.name(),
                "",
                "document.archived",
                search.asked("collection"),
                search.asked("speaker"),
                search.asked("q"),
                "now");
    }

    static String json(Form form) {
        Map<String, Object> json = new LinkedHashMap<>();
        put(json, "name", form.name());
        put(json, "target", form.target());
        List<String> types = Arrays.stream(form.types().split("[,\\s]+"))
                .filter(type -> !type.isEmpty())
                .toList();
        if (!types.isEmpty()) {
            json.put("types", types);
        }
        put(json, "collection", form.collection());
        put(json, "person", form.person());
        put(json, "words", form.words());
        put(json, "from", form.from());
        return EventJson.write(json);
    }

    static String redelivery(Fields fields) {
        Map<String, Object> json = new LinkedHashMap<>();
        put(json, "event", typed(fields, "event"));
        for (String name : List.of("from", "to")) {
            String value = typed(fields, name);
            if (!value.isEmpty()) {
                json.put(name, position(value));
            }
        }
        return EventJson.write(json);
    }

    static List<One> all(JsonNode page) {
        return items(page).stream().map(SubscriptionForms::one).toList();
    }

    static One one(JsonNode json) {
        JsonNode failing = json.path("failing");
        return new One(
                json.path("id").asText(),
                json.path("name").asText(),
                json.path("target").asText(),
                filter(json),
                json.path("state").asText(),
                textOrNull(json, "reason"),
                json.path("position").asLong(),
                json.path("behind").asLong(),
                failing.isObject()
                        ? new Failing(failing.path("tries").asInt(), time(failing, "since"), time(failing, "nextTryAt"))
                        : null);
    }

    static List<Delivery> deliveries(JsonNode page) {
        return items(page).stream()
                .map(json -> new Delivery(
                        json.path("webhookId").asText(),
                        json.path("kind").asText(),
                        json.path("type").asText(),
                        json.hasNonNull("position") ? json.path("position").asLong() : null,
                        json.path("attempt").asInt(),
                        time(json, "at"),
                        json.hasNonNull("status")
                                ? text(
                                        "subscription.status",
                                        json.path("status").asInt())
                                : json.path("fault").asText(),
                        json.path("millis").asLong(),
                        json.path("outcome").asText(),
                        json.hasNonNull("nextTryAt") ? time(json, "nextTryAt") : null))
                .toList();
    }

    /// In words, what fits: `document.archived · harbour · spoken by Kola · “dredger”`.
    private static String filter(JsonNode json) {
        List<String> parts = new ArrayList<>();
        parts.add(
                json.path("types").isArray()
                        ? StreamSupport.stream(json.path("types").spliterator(), false)
                                .map(JsonNode::asText)
                                .collect(Collectors.joining(", "))
                        : text("subscription.allEvents"));
        add(parts, textOrNull(json, "collection"), collection -> collection);
        add(parts, textOrNull(json, "document"), document -> text("subscription.document", document));
        add(parts, textOrNull(json, "person"), person -> text("subscription.spokenBy", person));
        add(parts, textOrNull(json, "words"), words -> text("quoted", words));
        return String.join(" · ", parts);
    }

    private static void add(List<String> parts, @Nullable String value, UnaryOperator<String> words) {
        if (value != null) {
            parts.add(words.apply(value));
        }
    }

    private static List<JsonNode> items(JsonNode page) {
        List<JsonNode> items = new ArrayList<>();
        page.path("items").forEach(items::add);
        return items;
    }

    private static void put(Map<String, Object> json, String name, String value) {
        if (!value.isEmpty()) {
            json.put(name, value);
        }
    }

    private static String typed(Fields fields, String name) {
        return Shown.orEmpty(fields.text(name, LONGEST_TARGET));
    }

    private static long position(String value) {
        if (!value.matches("[0-9]{1,18}")) {
            throw new ProblemException(ProblemType.BAD_BODY, "A position of the feed is a whole number.");
        }
        return Long.parseLong(value);
    }

    private static @Nullable String textOrNull(JsonNode json, String name) {
        return json.hasNonNull(name) ? json.path(name).asText() : null;
    }

    private static Instant time(JsonNode json, String name) {
        return Instant.parse(json.path(name).asText());
    }
}
