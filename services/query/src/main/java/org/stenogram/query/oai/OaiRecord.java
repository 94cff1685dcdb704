package org.stenogram.query.oai;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.oai.Selection.Place;

/// A document as harvesters see it: its current edition.
///
/// @param place when, and in which order, harvesters were told of the edition
/// @param title what people see
/// @param date of the meeting
/// @param speakers names, ten at most
/// @param withdrawn whether only its tombstone is given out
public record OaiRecord(
        UUID documentId,
        UUID runId,
        Place place,
        String collection,
        String name,
        String title,
        @Nullable String date,
        @Nullable String location,
        @Nullable String language,
        String mediaType,
        List<String> speakers,
        boolean withdrawn) {

    private static final String IDENTIFIER = "urn:uuid:";

    /// The record's identifier.
    public String identifier() {
        return IDENTIFIER + documentId;
    }

    /// When it last changed, to the second.
    public Instant datestamp() {
        return place.stampedAt().truncatedTo(ChronoUnit.SECONDS);
    }

    /// The document that an identifier names.
    ///
    /// @throws OaiError when it can name none
    public static UUID document(String identifier) {
        if (!identifier.matches(IDENTIFIER + "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            throw new OaiError(
                    OaiError.Code.ID_DOES_NOT_EXIST,
                    "Records have identifiers such as urn:uuid:3fe1b0f2-6c3d-5a52-9a41-7f0e9f0c7e11.");
        }
        return UUID.fromString(identifier.substring(IDENTIFIER.length()));
    }
}
