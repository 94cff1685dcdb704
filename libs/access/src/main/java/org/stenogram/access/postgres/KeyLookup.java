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

/// Finds whose key a request holds, in `desk.api_key`. Each look is a look into the database: a key that is revoked
/// opens nothing from then on.
public final class KeyLookup {

    private static final String FIND = """
            SELECT api_key_id, name, role, last_used_at IS NULL OR last_used_at < now() - interval '1 minute' AS stale
              FROM desk.api_key
             WHERE hash = ? AND revoked_at IS NULL AND expires_at > now()
            """;

    private static final String USED = "UPDATE desk.api_key SET last_used_at = now() WHERE api_key_id = ?";

    private final DataSource source;

    /// @param source gives connections of a role that may read `desk.api_key` and write its `last_used_at`
    public KeyLookup(DataSource source) {
        this.source = source;
    }

    /// The holder of a key that is good now.
    public Optional<Caller> find(Token token) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement find = connection.prepareStatement(FIND)) {
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
