package org.stenogram.access;

import java.io.Serializable;

/// Who asks: a person who signed in, or a machine with a key.
///
/// @param name as the activity log shows it
/// @param role what may be done
/// @param kind how this is known
public record Caller(String name, Role role, Kind kind) implements Serializable {

    /// How it is known who asks.
    public enum Kind {
        /// A session that began with a sign-in; a browser sends its cookie unasked.
        PERSON,
        /// A key in the request.
        MACHINE
    }
}
