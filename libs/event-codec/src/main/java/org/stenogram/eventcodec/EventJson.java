package org.stenogram.eventcodec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.jspecify.annotations.Nullable;

/// JSON of the contracts' records, the same in events, in the database and in the query API.
///
/// Field names are the record components; enum constants are written in lowerCamelCase (`pageMark`,
/// `fuzzyOcr`), identifiers as strings, times as ISO 8601; a component that is null is left out. On reading,
/// fields that are not known are ignored; a component that is not `@Nullable` must be there and not null.
public final class EventJson {

    /// The longest text that a document may have, 20 MiB, with room for the escapes and edits that make it
    /// longer.
    private static final int LONGEST_STRING = 64 * 1024 * 1024;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new ContractsModule())
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .build();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(LONGEST_STRING)
                        .build());
        MAPPER.getFactory().setCharacterEscapes(new SurrogateEscapes());
    }

    private EventJson() {}

    /// Writes one value.
    ///
    /// @throws IllegalArgumentException when it cannot be put into JSON, such as a number that is not finite
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /// Reads one value.
    ///
    /// @throws MalformedEventException when the text is not JSON or lacks what the type needs
    public static <T> T read(String json, Class<T> type) {
        try {
            return present(MAPPER.readValue(json, type));
        } catch (JsonProcessingException e) {
            throw malformed(e);
        }
    }

    /// The configured mapper, for other types and for streams. It is shared: do not configure it further.
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new MalformedEventException("the JSON is null");
        }
        return value;
    }

    static MalformedEventException malformed(JsonProcessingException e) {
        return new MalformedEventException("the data does not fit: " + e.getOriginalMessage(), e);
    }
}
