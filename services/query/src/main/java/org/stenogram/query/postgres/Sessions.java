package org.stenogram.query.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.stenogram.access.Caller;
import org.stenogram.access.Caller.Kind;
import org.stenogram.access.Role;
import org.stenogram.access.Token;

/// Who is signed in, in `desk.session`. Each request looks there, so that whoever signs out is out at once, in every
/// copy of the service.
public final class Sessions {

    private final Desk desk;
    private final Archive archive;

    /// @param desk writes with it
    /// @param archive reads with it
    public Sessions(Desk desk, Archive archive) {
        this.desk = desk;
        this.archive = archive;
    }

    /// Begins a session.
    ///
    /// @param subject by which the provider knows the person
    public void begin(Token token, Caller person, String subject, Duration length) {
        desk.inTransaction(connection -> {
            Desk.execute(connection, "DELETE FROM desk.session WHERE ends_at < now()");
            return Desk.execute(
                    connection,
                    "INSERT INTO desk.session (hash, who, subject, role, ends_at)"
                            + " VALUES (?, ?, ?, ?, now() + ? * interval '1 second')",
                    token.hash(),
                    person.name(),
                    subject,
                    person.role().code(),
                    length.toSeconds());
        });
    }

    /// Whose session it is, while it lasts.
    public Optional<Caller> find(Token token) {
        return archive.one(
                Sql.of("SELECT who, role FROM desk.session WHERE hash = ? AND ends_at > now()", token.hash()),
                row -> new Caller(row.text("who"), Role.of(row.text("role")).orElseThrow(), Kind.PERSON));
    }

    /// By which the provider knows the person whose session it is, while it lasts.
    public Optional<String> subject(Token token) {
        return archive.one(
                Sql.of("SELECT subject FROM desk.session WHERE hash = ? AND ends_at > now()", token.hash()),
                row -> row.text("subject"));
    }

    /// Ends a session.
    public void end(Token token) {
        desk.inTransaction(connection -> delete(connection, token));
    }

    private static int delete(Connection connection, Token token) throws SQLException {
        return Desk.execute(connection, "DELETE FROM desk.session WHERE hash = ?", token.hash());
    }
}
