package org.stenogram.standalone.cli;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.stenogram.contracts.PipelineEvent.Edit;
import org.stenogram.eventcodec.EventJson;
import org.stenogram.exports.ExportedDocument;
import org.stenogram.exports.ExportedDocument.ExportedSegment;
import org.stenogram.exports.ExportedDocument.ExportedSpeaker;

/// A document as one line of JSON, with exactly the fields that the README lists.
final class ConvertedJson {

    private static final ObjectMapper MAPPER = EventJson.mapper()
            .copy()
            .addMixIn(ExportedDocument.class, DocumentFields.class)
            .addMixIn(ExportedSegment.class, AllFields.class)
            .addMixIn(ExportedSpeaker.class, SpeakerFields.class)
            .addMixIn(Edit.class, EditFields.class);

    private ConvertedJson() {}

    static String write(ExportedDocument document) {
        try {
            return MAPPER.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    @JsonIgnoreProperties({"archive", "language", "pages", "people"})
    private interface DocumentFields {}

    /// `speaker` is there for every segment, null where nobody speaks.
    @JsonInclude(JsonInclude.Include.ALWAYS)
    private interface AllFields {}

    @JsonInclude(JsonInclude.Include.ALWAYS)
    @JsonIgnoreProperties("personId")
    private interface SpeakerFields {}

    @JsonIgnoreProperties("reason")
    private interface EditFields {}
}
