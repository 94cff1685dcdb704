package org.stenogram.eventcodec;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.Correction;

/// Reads from the records themselves what Jackson would otherwise want annotations for: components that are not
/// `@Nullable` are required, enum constants and the kinds of [Correction] are named in
/// lowerCamelCase.
final class RecordIntrospector extends NopAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
        return component(member).map(component -> !isNullable(component)).orElse(null);
    }

    @Override
    public JsonSetter.Value findSetterInfo(Annotated annotated) {
        return component(annotated)
                .map(component ->
                        JsonSetter.Value.construct(isNullable(component) ? Nulls.SET : Nulls.FAIL, Nulls.FAIL))
                .orElse(JsonSetter.Value.empty());
    }

    @Override
    public Object findEnumNamingStrategy(MapperConfig<?> config, AnnotatedClass annotated) {
        return EnumNamingStrategies.LowerCamelCaseStrategy.class;
    }

    @Override
    public @Nullable List<NamedType> findSubtypes(Annotated annotated) {
        return annotated.getRawType() == Correction.class
                ? records(Correction.class)
                        .map(record -> new NamedType(record, kind(record)))
                        .toList()
                : null;
    }

    @Override
    public @Nullable String findTypeName(AnnotatedClass annotated) {
        Class<?> type = annotated.getRawType();
        return type.isRecord() && Correction.class.isAssignableFrom(type) ? kind(type) : null;
    }

    private static Stream<Class<?>> records(Class<?> sealed) {
        return sealed.isRecord()
                ? Stream.of(sealed)
                : Arrays.stream(sealed.getPermittedSubclasses()).flatMap(RecordIntrospector::records);
    }

    private static String kind(Class<?> record) {
        String name = record.getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private static Optional<RecordComponent> component(Annotated annotated) {
        if (annotated instanceof AnnotatedParameter parameter
                && parameter.getDeclaringClass().isRecord()) {
            RecordComponent[] components = parameter.getDeclaringClass().getRecordComponents();
            return Optional.of(components[parameter.getIndex()]);
        }
        return Optional.empty();
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
