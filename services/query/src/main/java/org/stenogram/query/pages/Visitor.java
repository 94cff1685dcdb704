package org.stenogram.query.pages;

import org.jspecify.annotations.Nullable;
import org.stenogram.access.Caller;
import org.stenogram.access.Caller.Kind;
import org.stenogram.access.Role;

/// Who looks at a page: pages show what they may do and leave out the rest.
///
/// @param caller who it is, absent when nobody has signed in
/// @param signInNeeded whether those who have not signed in are nobody; else anyone may do everything
/// @param address of the page, to come back to it
public record Visitor(@Nullable Caller caller, boolean signInNeeded, String address) {

    /// Whoever comes where there is no sign-in.
    public static final Visitor ANYONE = new Visitor(null, false, "/");

    /// Who the page that is being written is for.
    public static final ScopedValue<Visitor> HERE = ScopedValue.newInstance();

    /// Who the page that is being written is for; templates ask.
    public static Visitor here() {
        return HERE.orElse(ANYONE);
    }

    /// The name that a sign-in gave, if there was one.
    public @Nullable String name() {
        return caller == null ? null : caller.name();
    }

    /// Whether it is a person who can sign out.
    public boolean isSignedIn() {
        return caller != null && caller.kind() == Kind.PERSON;
    }

    /// Whether files, corrections and runs are theirs to send.
    public boolean mayChange() {
        return may(Role.ARCHIVIST);
    }

    /// Whether withdrawals and keys are theirs to decide.
    public boolean mayAdminister() {
        return may(Role.ADMINISTRATOR);
    }

    private boolean may(Role role) {
        return !signInNeeded || caller != null && caller.role().covers(role);
    }
}
