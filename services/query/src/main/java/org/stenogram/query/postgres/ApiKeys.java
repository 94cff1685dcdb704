package org.stenogram.query.postgres;

import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.stenogram.access.Role;
import org.stenogram.access.Token;
import org.stenogram.query.answers.KeyAnswer.Key;
import org.stenogram.query.answers.Page;
import org.stenogram.query.postgres.Desk.Decision;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;
import org.stenogram.query.questions.Cursor;
import org.stenogram.query.questions.Paging;

/// The keys of machines, in `desk.api_key`: made, listed, revoked, never taken off the list.
public final class ApiKeys {

    private static final String LIST = "keys";

    private static final String COLUMNS = """
            SELECT api_key_id, name, role, hint, created_at, created_by, expires_at, last_used_at, revoked_at, revoked_by,
                   CASE WHEN revoked_at IS NOT NULL THEN 'revoked' WHEN expires_at <= now() THEN 'expired' ELSE 'good' END AS state
              FROM desk.api_key
             WHERE true""";

    private static final String MAKE = """
            INSERT INTO desk.api_key (api_key_id, name, role, hash, hint, created_by, expires_at)
            VALUES (?, ?, ?, ?, ?, ?, now() + ? * interval '1 day')
            ON CONFLICT (name) WHERE revoked_at IS NULL DO NOTHING
            """;

    private static final String REVOKE = """
            UPDATE desk.api_key SET revoked_at = now(), revoked_by = ? WHERE api_key_id = ? AND revoked_at IS NULL
            """;

    private final Desk desk;
    private final Archive archive;

    /// @param desk writes and logs with it
    /// @param archive reads with it
    public ApiKeys(Desk desk, Archive archive) {
        this.desk = desk;
        this.archive = archive;
    }

    /// Makes a key and logs it.
    ///
    /// @param days how long it is good
    public Key make(Token token, String name, Role role, int days, Decision decision) {
        UUID id = UUID.randomUUID();
        int made = desk.inTransaction(connection -> {
            int rows = Desk.execute(
                    connection, MAKE, id, name, role.code(), token.hash(), token.hint(), decision.who(), days);
            if (rows == 1) {
                Desk.log(
                        connection,
                        "make a key",
                        "key " + name,
                        null,
                        null,
                        null,
                        "%s, for %d days".formatted(role.code(), days),
                        decision);
            }
            return rows;
        });
        if (made == 0) {
            throw new ProblemException(
                    ProblemType.KEY_EXISTS,
                    "There is a key of this name already. Revoke it first, or choose another name.");
        }
        return find(id).orElseThrow();
    }

    /// Revokes a key and logs it; a revoked one stays as it is.
    public Optional<Key> revoke(UUID id, Decision decision) {
        Optional<Key> before = find(id);
        before.ifPresent(key -> desk.inTransaction(connection -> {
            int rows = Desk.execute(connection, REVOKE, decision.who(), id);
            if (rows == 1) {
                Desk.log(connection, "revoke a key", "key " + key.name(), null, null, key.role(), "revoked", decision);
            }
            return rows;
        }));
        return before.isEmpty() ? before : find(id);
    }

    /// All keys, the latest first.
    public Page<Key> list(Paging paging) {
        Sql sql = Sql.of(COLUMNS);
        Cursor after = paging.after(LIST, 2);
        if (after != null) {
            sql.add(" AND (created_at, api_key_id) < (?, ?)", after.time(0), after.uuid(1));
        }
        sql.add(" ORDER BY created_at DESC, api_key_id DESC LIMIT ?", paging.limitAndOne());
        return Page.of(
                archive.list(sql, ApiKeys::key),
                paging.limit(),
                key -> Cursor.of(LIST, key.createdAt(), key.keyId()).encode());
    }

    private Optional<Key> find(UUID id) {
        return archive.one(Sql.of(COLUMNS).add(" AND api_key_id = ?", id), ApiKeys::key);
    }

    private static Key key(Row row) throws SQLException {
        return new Key(
                row.uuid("api_key_id"),
                row.text("name"),
                row.text("role"),
                row.text("hint"),
                row.text("state"),
                row.time("created_at"),
                row.text("created_by"),
                row.time("expires_at"),
                row.timeOrNull("last_used_at"),
                row.timeOrNull("revoked_at"),
                row.textOrNull("revoked_by"));
    }
}
