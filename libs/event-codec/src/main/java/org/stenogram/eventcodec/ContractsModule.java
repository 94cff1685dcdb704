package org.stenogram.eventcodec;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.util.UUID;
import java.util.function.Function;
import org.stenogram.contracts.Correction;
import org.stenogram.contracts.DocumentId;
import org.stenogram.contracts.RunId;

/// Teaches Jackson the contracts' identifiers, and what their records require.
final class ContractsModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    ContractsModule() {
        super("stenogram-contracts", Version.unknownVersion());
        addSerializer(DocumentId.class, ToStringSerializer.instance);
        addSerializer(RunId.class, ToStringSerializer.instance);
        addSerializer(Double.class, new FiniteNumber());
        addSerializer(Double.TYPE, new FiniteNumber());
        addDeserializer(UUID.class, new Identifier<>(UUID.class, Function.identity()));
        addDeserializer(DocumentId.class, new Identifier<>(DocumentId.class, DocumentId::new));
        addDeserializer(RunId.class, new Identifier<>(RunId.class, RunId::new));
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.insertAnnotationIntrospector(new RecordIntrospector());
        context.setMixInAnnotations(Correction.class, Kinds.class);
    }

    /// One of a sealed set, told by property `kind`; [RecordIntrospector] knows the set.
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    private interface Kinds {}

    /// A number that JSON has a form for.
    private static final class FiniteNumber extends StdSerializer<Double> {

        private static final long serialVersionUID = 1L;

        FiniteNumber() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            if (!Double.isFinite(value)) {
                throw JsonMappingException.from(generator, "JSON has no number " + value);
            }
            generator.writeNumber(value);
        }
    }

    /// An identifier in the canonical text form, which is stricter than what [UUID#fromString] takes.
    private static final class Identifier<T> extends FromStringDeserializer<T> {

        private static final long serialVersionUID = 1L;

        private final transient Function<UUID, T> wrap;

        Identifier(Class<T> type, Function<UUID, T> wrap) {
            super(type);
            this.wrap = wrap;
        }

        @Override
        protected T _deserialize(String text, DeserializationContext context) throws IOException {
            try {
                return wrap.apply(CanonicalUuid.parse(text));
            } catch (IllegalArgumentException e) {
                throw context.weirdStringException(text, handledType(), "no UUID in canonical form");
            }
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                @SuppressWarnings("unchecked")
                T none = (T) context.handleUnexpectedToken(handledType(), parser);
                return none;
            }
            return super.deserialize(parser, context);
        }
    }
}
