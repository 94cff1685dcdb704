package org.stenogram.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What somebody may do. Each role may do all that the ones before it may.
public enum Role {
    /// Reads and searches.
    VIEWER,
    /// Sends files, corrects, runs again.
    ARCHIVIST,
    /// Withdraws and restores documents, makes keys, sees the system page.
    ADMINISTRATOR;

    /// The role as settings, tables and the database write it: `archivist`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether this role may do what another may.
    public boolean covers(Role other) {
        return compareTo(other) >= 0;
    }

    /// The role of a code, if there is one.
    public static Optional<Role> of(String code) {
        return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
    }
}
