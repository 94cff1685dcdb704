package org.stenogram.access.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.stenogram.access.Caller;
import org.stenogram.access.Caller.Kind;
import org.stenogram.access.Role;
import org.stenogram.access.Token;

/// Finds who a token lets in: the holder of a key in `desk.api_key`, else the person of a session in `desk.session`,
/// which is how one service asks another for somebody. Each look is a look into the database: what is revoked or
/// signed out opens nothing from then on.
public final class KeyLookup {

    private static final String FIND = """
            SELECT api_key_id, name, role, last_used_at IS NULL OR last_used_at < now() - interval '1 minute' AS stale
              FROM desk.api_key
             WHERE hash = ? AND revoked_at IS NULL AND expires_at > now()
            """;

    private static final String SESSION = "SELECT who, role FROM desk.session WHERE hash = ? AND ends_at > now()";

    private static final String USED = "UPDATE desk.api_key SET last_used_at = now() WHERE api_key_id = ?";

    private final DataSource source;

    /// @param source gives connections of a role that may read both tables and write `last_used_at` of keys
    public KeyLookup(DataSource source) {
        this.source = source;
    }

    /// The holder of a token that is good now.
    public Optional<Caller> find(Token token) throws SQLException {
        try (Connection connection = source.getConnection()) {
            Optional<Caller> machine = machine(connection, token);
            return machine.isPresent() ? machine : person(connection, token);
        }
    }

    private static Optional<Caller> machine(Connection connection, Token token) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setBytes(1, token.hash());
            try (ResultSet row = find.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                Role role = Role.of(row.getString("role")).orElseThrow();
                Caller caller = new Caller("key " + row.getString("name"), role, Kind.MACHINE);
                if (row.getBoolean("stale")) {
                    touch(connection, row.getObject("api_key_id", UUID.class));
                }
                return Optional.of(caller);
            }
        }
    }

    private static Optional<Caller> person(Connection connection, Token token) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement(SESSION)) {
            find.setBytes(1, token.hash());
            try (ResultSet row = find.executeQuery()) {
                return row.next()
                        ? Optional.of(new Caller(
                                row.getString("who"),
                                Role.of(row.getString("role")).orElseThrow(),
                                Kind.PERSON))
                        : Optional.empty();
            }
        }
    }

    /// To the minute: a busy key would otherwise write at every request. The pool may give connections that only read.
    private static void touch(Connection connection, UUID id) throws SQLException {
        boolean isReadOnly = connection.isReadOnly();
        if (isReadOnly) {
            connection.setReadOnly(false);
        }
        try (PreparedStatement used = connection.prepareStatement(USED)) {
            used.setObject(1, id);
            used.executeUpdate();
        } finally {
            if (isReadOnly) {
                connection.setReadOnly(true);
            }
        }
    }
}
