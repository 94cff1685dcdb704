package org.stenogram.speakersegmentation.people;

import java.util.List;

/// Somebody whom an attendance list names.
///
/// @param name with honorific, as printed
/// @param offices as printed
record Attendee(PersonName name, List<String> offices) {

    Attendee {
        offices = List.copyOf(offices);
    }
}
