package org.stenogram.storage.editions;

import java.util.List;
import java.util.UUID;

/// Someone who takes part in an edition.
///
/// @param personId across documents
/// @param localId within the document: `p1`
/// @param name the fullest form that the document gives
/// @param aliases each form of the name in the document, `name` included, without repeats
/// @param offices offices that the document gives them
/// @param present whether they were in the room
public record PersonRow(
        UUID personId, String localId, String name, List<String> aliases, List<String> offices, boolean present) {

    /// Copies the lists.
    public PersonRow {
        aliases = List.copyOf(aliases);
        offices = List.copyOf(offices);
    }
}
