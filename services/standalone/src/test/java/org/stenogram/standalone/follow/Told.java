package org.stenogram.standalone.follow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/// An event as someone outside got it.
///
/// @param id the CloudEvents `id`
/// @param subject the document
/// @param type the CloudEvents `type`
record Told(UUID id, UUID subject, String type) {

    /// @param json a CloudEvent in structured mode
    static Told of(JsonNode json) {
        return new Told(
                UUID.fromString(json.path("id").asText()),
                UUID.fromString(json.path("subject").asText()),
                json.path("type").asText());
    }
}
