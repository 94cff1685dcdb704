package org.stenogram.query.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.stenogram.query.answers.RawJson;

/// Writes JSON of the archive as it is.
@Singleton
@Requires(property = "stenogram.query.enabled", value = "true")
final class RawJsonSerializer extends JsonSerializer<RawJson> {

    @Override
    public void serialize(RawJson json, JsonGenerator generator, SerializerProvider provider) throws IOException {
        generator.writeRawValue(json.text());
    }

    @Override
    public Class<RawJson> handledType() {
        return RawJson.class;
    }
}
