package org.stenogram.query.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.NameUuid;
import org.stenogram.eventcodec.EventJson;
import org.stenogram.query.answers.PersonAnswer.Decided;
import org.stenogram.query.authority.AuthorityFile.Entry;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;
import org.stenogram.query.questions.PersonWish;

/// Keeps what staff and authority files say of who is who, and works out what follows from it. Each decision is in the
/// log
/// of activity, in the same transaction.
public final class PeopleDesk {

    private static final UUID SPLITS = UUID.fromString("2d0f6c0b-8a67-5f0e-9a55-3d8b1c6e7a90");

    /// One decision at a time: each is checked against what follows from those before.
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtext('desk.settle_people'))";

    private static final String NAME = "SELECT name FROM archive.v_person WHERE person_id = ?";

    private static final String UNDONE = """
            SELECT d.kind, d.person_id, d.other_id,
                   EXISTS (SELECT FROM desk.person_decision u WHERE u.undoes = d.decision_id) AS is_undone
              FROM desk.person_decision d
             WHERE d.decision_id = ?
            """;

    private static final String DECIDE = """
            INSERT INTO desk.person_decision (decision_id, kind, person_id, other_id, documents, name, undoes, who, reason)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String SETTLE = "SELECT desk.settle_people()";

    private final DataSource source;

    /// @param source gives connections of a role that may write schema `desk`
    public PeopleDesk(DataSource source) {
        this.source = source;
    }

    /// Carries out what staff say of a person.
    ///
    /// @throws ProblemException when there is no such person, or somebody was faster
    public Decided decide(UUID personId, PersonWish wish) {
        return Desk.inTransaction(source, connection -> {
            Desk.execute(connection, LOCK);
            return wish.kind() != null && wish.kind().equals("undo")
                    ? undo(connection, personId, wish)
                    : say(connection, personId, wish);
        });
    }

    private static Decided say(Connection connection, UUID personId, PersonWish wish) throws SQLException {
        String name = name(connection, personId);
        UUID decisionId = UUID.randomUUID();
        UUID into = wish.into();
        String kind = wish.kind();
        UUID other = null;
        String became;
        if (into != null && "merge".equals(kind)) {
            if (into.equals(personId)) {
                throw new ProblemException(ProblemType.BAD_BODY, "Nobody can be merged with themselves.");
            }
            other = into;
            became = name(connection, into);
        } else {
            became = wish.name() == null ? "" : wish.name().strip();
            other = "split".equals(kind) ? NameUuid.of(SPLITS, decisionId.toString()) : null;
        }
        Desk.execute(
                connection,
                DECIDE,
                decisionId,
                kind,
                personId,
                other,
                other == null || wish.documents() == null || !"split".equals(kind)
                        ? null
                        : connection.createArrayOf("uuid", wish.documents().toArray()),
                "merge".equals(kind) ? null : became,
                null,
                wish.who(),
                wish.why());
        settle(connection, wish, kind + " person", name, became);
        return new Decided(decisionId, other != null && "merge".equals(kind) ? other : personId);
    }

    private static Decided undo(Connection connection, UUID personId, PersonWish wish) throws SQLException {
        UUID undone = wish.decision();
        try (PreparedStatement statement = connection.prepareStatement(UNDONE)) {
            statement.setObject(1, undone);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next() || row.getString("kind").equals("undo")) {
                    throw new ProblemException(
                            ProblemType.NOT_FOUND, "There is no decision %s that can be undone.".formatted(undone));
                }
                if (row.getBoolean("is_undone")) {
                    throw new ProblemException(ProblemType.CHANGED_MEANWHILE, "Somebody has undone this already.");
                }
                UUID decisionId = UUID.randomUUID();
                UUID subject = row.getObject("person_id", UUID.class);
                String kind = row.getString("kind");
                String before = named(connection, personId).orElse("a person");
                Desk.execute(
                        connection,
                        DECIDE,
                        decisionId,
                        "undo",
                        subject,
                        null,
                        null,
                        null,
                        undone,
                        wish.who(),
                        wish.why());
                settle(connection, wish, "undo: " + kind + " person", before, null);
                return new Decided(decisionId, named(connection, personId).isPresent() ? personId : subject);
            }
        }
    }

    /// Takes in the people of an authority file; those of files before stay, and of the same name are replaced.
    ///
    /// @return how many names of the archive lead to people of authority files now
    public int take(Collection<Entry> entries, String who, String reason) {
        return Desk.inTransaction(source, connection -> {
            Desk.execute(connection, LOCK);
            try (PreparedStatement person = connection.prepareStatement("""
                            INSERT INTO desk.authority (authority_id, name, identifiers) VALUES (?, ?, ?::jsonb)
                                ON CONFLICT (authority_id) DO UPDATE
                               SET name = excluded.name, identifiers = excluded.identifiers, imported_at = clock_timestamp()
                            """);
                    PreparedStatement forget =
                            connection.prepareStatement("DELETE FROM desk.authority_name WHERE authority_id = ?");
                    PreparedStatement form = connection.prepareStatement("""
                            INSERT INTO desk.authority_name (authority_id, name, folded) VALUES (?, ?, archive.fold_name(?))
                            """)) {
                for (Entry entry : entries) {
                    person.setObject(1, entry.authorityId());
                    person.setString(2, entry.name());
                    person.setString(3, EventJson.write(entry.identifiers()));
                    person.addBatch();
                    forget.setObject(1, entry.authorityId());
                    forget.addBatch();
                    for (String name : entry.names()) {
                        form.setObject(1, entry.authorityId());
                        form.setString(2, name);
                        form.setString(3, name);
                        form.addBatch();
                    }
                }
                person.executeBatch();
                forget.executeBatch();
                form.executeBatch();
            }
            Desk.log(
                    connection,
                    "import authority file",
                    entries.size() + " people",
                    null,
                    null,
                    null,
                    null,
                    new Desk.Decision(who, reason));
            Desk.execute(connection, SETTLE);
            try (PreparedStatement statement = connection.prepareStatement("""
                            SELECT count(*) FROM desk.person_place p JOIN desk.authority a ON a.authority_id = p.head_id
                            """);
                    ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        });
    }

    private static void settle(
            Connection connection, PersonWish wish, String action, String was, @Nullable String became)
            throws SQLException {
        Desk.log(connection, action, was, null, null, was, became, new Desk.Decision(wish.who(), wish.why()));
        Desk.execute(connection, SETTLE);
    }

    private static String name(Connection connection, UUID personId) throws SQLException {
        return named(connection, personId)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "There is no person %s in the archive.".formatted(personId)));
    }

    private static Optional<String> named(Connection connection, UUID personId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NAME)) {
            statement.setObject(1, personId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }
}
