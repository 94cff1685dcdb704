package org.stenogram.subscriptions.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.EventType;
import org.stenogram.eventfeed.FeedFilter;

/// The JSON object that a client sent, checked as it is read. A field that is not known is refused: a slip in a
/// filter's name must not subscribe to everything. A field that is `null` is not the same as one that is not there.
final class JsonBody {

    static final int LONGEST_NAME = 200;
    static final int LONGEST_WORDS = 500;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode object;

    private JsonBody(JsonNode object) {
        this.object = object;
    }

    /// @param known the names that this path takes
    static JsonBody of(@Nullable String text, String... known) {
        JsonNode object;
        try {
            object = JSON.readTree(text == null || text.isBlank() ? "{}" : text);
        } catch (JsonProcessingException e) {
            throw bad("The body must be JSON as %s describes it.".formatted(Links.CONTRACT));
        }
        if (!object.isObject()) {
            throw bad("The body must be a JSON object.");
        }
        Set<String> names = new TreeSet<>(Set.of(known));
        for (Iterator<String> given = object.fieldNames(); given.hasNext(); ) {
            if (!names.contains(given.next())) {
                throw bad(
                        names.isEmpty()
                                ? "There are no fields here."
                                : "There is no field of this name here; there are: %s."
                                        .formatted(String.join(", ", names)));
            }
        }
        return new JsonBody(object);
    }

    boolean has(String name) {
        return object.has(name);
    }

    /// The text, or null when it is absent, `null` or empty.
    @Nullable
    String text(String name, int longest) {
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw bad("The field %s must be text.".formatted(name));
        }
        String text = value.asText();
        int length = text.codePointCount(0, text.length());
        if (length > longest) {
            throw bad("The field %s may have %d characters at most, and had %d.".formatted(name, longest, length));
        }
        if (text.codePoints().anyMatch(point -> Character.isISOControl(point) || isSurrogate(point))) {
            throw bad("The field %s holds a character that no text can have.".formatted(name));
        }
        return text.isBlank() ? null : text.strip();
    }

    @Nullable
    UUID uuid(String name) {
        String text = text(name, LONGEST_NAME);
        return text == null ? null : Parameters.identifier("The field " + name, text, ProblemType.BAD_BODY);
    }

    @Nullable
    Long position(String name) {
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < 0) {
            throw bad("The field %s must be a position of the feed: a whole number from 0 on.".formatted(name));
        }
        return value.asLong();
    }

    @Nullable
    Duration duration(String name, Duration longest) {
        String text = text(name, LONGEST_NAME);
        if (text == null) {
            return null;
        }
        try {
            Duration duration = Duration.parse(text);
            if (!duration.isNegative() && duration.compareTo(longest) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // said below, for both ways of being wrong
        }
        throw bad("The field %s must be a span such as PT24H, from PT0S to %s.".formatted(name, longest));
    }

    /// Kinds of event, or null when all are wanted.
    @Nullable
    Set<EventType> types(String name) {
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        Set<EventType> types = EnumSet.noneOf(EventType.class);
        for (JsonNode one : value) {
            types.add(FeedFilter.typeOf(one.asText()).orElseThrow(JsonBody::badTypes));
        }
        if (!value.isArray() || types.isEmpty()) {
            throw badTypes();
        }
        return types;
    }

    private static ProblemException badTypes() {
        return bad("The field types must be a list of one or more of: %s."
                .formatted(FeedFilter.FOLLOWED.stream().map(FeedFilter::nameOf).collect(Collectors.joining(", "))));
    }

    private static boolean isSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    static ProblemException bad(String detail) {
        return new ProblemException(ProblemType.BAD_BODY, detail);
    }
}
