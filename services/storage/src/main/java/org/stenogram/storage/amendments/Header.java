package org.stenogram.storage.amendments;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.Correction.CorrectHeader;
import org.stenogram.contracts.PipelineEvent.HeaderField;
import org.stenogram.contracts.PipelineEvent.Metadata;

/// What the header says, put right.
final class Header {

    private Header() {}

    /// The header with one field as staff say.
    static Metadata with(Metadata metadata, CorrectHeader correction) {
        String value = correction.value();
        return switch (correction.field()) {
            case "title" -> new Metadata(value, metadata.date(), metadata.place(), metadata.fields());
            case "date" -> new Metadata(metadata.title(), value, metadata.place(), metadata.fields());
            case "place" -> new Metadata(metadata.title(), metadata.date(), value, metadata.fields());
            default ->
                new Metadata(
                        metadata.title(),
                        metadata.date(),
                        metadata.place(),
                        fields(metadata.fields(), correction.field(), value));
        };
    }

    private static List<HeaderField> fields(List<HeaderField> printed, String name, @Nullable String value) {
        List<HeaderField> fields = new ArrayList<>();
        boolean isThere = false;
        for (HeaderField field : printed) {
            boolean isMeant = !isThere && field.name().equals(name);
            isThere |= isMeant;
            if (!isMeant) {
                fields.add(field);
            } else if (value != null) {
                fields.add(new HeaderField(name, value));
            }
        }
        if (!isThere && value != null) {
            fields.add(new HeaderField(name, value));
        }
        return fields;
    }
}
