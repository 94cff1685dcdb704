package org.stenogram.query.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.stenogram.eventcodec.EventJson;
import org.stenogram.query.answers.Links;
import org.stenogram.query.answers.Page;
import org.stenogram.query.answers.SavedSearch;
import org.stenogram.query.postgres.Desk.Decision;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;
import org.stenogram.query.questions.Cursor;
import org.stenogram.query.questions.Paging;
import org.stenogram.query.questions.SavedSearchWish;

/// The searches that people keep, in `desk.saved_search`: their own, and those that are shared with all.
public final class SavedSearches {

    /// As many may anyone keep.
    public static final int MOST = 200;

    private static final String LIST = "saved-searches";

    /// Stands in the log, which all read, for what is nobody else's business.
    private static final String OWN = "own search";

    private static final String COLUMNS = """
            SELECT saved_search_id, owner, name, search::text AS search, shared, saved_by, saved_at, changed_at
              FROM desk.saved_search
             WHERE (owner = ? OR shared)""";

    private static final String SAVE = """
            INSERT INTO desk.saved_search (saved_search_id, owner, name, search, shared, saved_by)
            VALUES (?, ?, ?, ?::jsonb, ?, ?)
            ON CONFLICT (owner, name) DO NOTHING
            """;

    private static final String CHANGE = """
            UPDATE desk.saved_search AS s SET name = ?, shared = ?, changed_at = now()
             WHERE saved_search_id = ?
               AND NOT EXISTS (SELECT FROM desk.saved_search AS o
                                WHERE o.owner = s.owner AND o.name = ? AND o.saved_search_id <> s.saved_search_id)
            """;

    private final Desk desk;
    private final Archive archive;

    /// @param desk writes and logs with it
    /// @param archive reads with it
    public SavedSearches(Desk desk, Archive archive) {
        this.desk = desk;
        this.archive = archive;
    }

    /// Keeps a search.
    ///
    /// @param owner by whom the sign-in knows whoever asks; empty where nobody signs in
    /// @throws ProblemException when the owner has one of this name, or as many as may be
    public SavedSearch save(String owner, SavedSearchWish wish, String who) {
        int kept = archive.one(
                        Sql.of("SELECT count(*)::integer AS n FROM desk.saved_search WHERE owner = ?", owner),
                        row -> row.number("n"))
                .orElseThrow();
        if (kept >= MOST) {
            throw new ProblemException(
                    ProblemType.SEARCH_EXISTS,
                    "There are %d searches of yours, as many as may be kept. Delete one first.".formatted(MOST));
        }
        UUID id = UUID.randomUUID();
        int saved = desk.inTransaction(connection -> {
            int rows = Desk.execute(
                    connection, SAVE, id, owner, wish.name(), EventJson.write(wish.search()), wish.shared(), who);
            if (rows == 1) {
                Desk.log(
                        connection,
                        "save a search",
                        isOpen(owner, wish.shared()) ? wish.name() : OWN,
                        null,
                        null,
                        null,
                        state(wish.shared()),
                        new Decision(who, ""));
            }
            return rows;
        });
        if (saved == 0) {
            throw taken();
        }
        return find(owner, id).orElseThrow();
    }

    /// Gives a search another name, or shares it, or takes that back.
    ///
    /// @throws ProblemException when the owner has another one of this name
    public SavedSearch change(String owner, SavedSearch before, String name, boolean shared, String who) {
        if (before.name().equals(name) && before.shared() == shared) {
            return before;
        }
        int changed = desk.inTransaction(connection -> {
            int rows = Desk.execute(connection, CHANGE, name, shared, before.savedSearchId(), name);
            if (rows == 1) {
                boolean isSameState = before.shared() == shared;
                boolean isOpen = isOpen(owner, before.shared() && shared);
                Desk.log(
                        connection,
                        "change a search",
                        isOpen(owner, shared) ? name : OWN,
                        null,
                        null,
                        !isSameState ? state(before.shared()) : isOpen ? before.name() : null,
                        !isSameState ? state(shared) : isOpen ? name : null,
                        new Decision(who, ""));
            }
            return rows;
        });
        if (changed == 0) {
            throw taken();
        }
        return find(owner, before.savedSearchId()).orElseThrow();
    }

    /// Forgets a search.
    public void delete(String owner, SavedSearch search, String who) {
        desk.inTransaction(connection -> {
            int rows = Desk.execute(
                    connection, "DELETE FROM desk.saved_search WHERE saved_search_id = ?", search.savedSearchId());
            if (rows == 1) {
                Desk.log(
                        connection,
                        "delete a search",
                        isOpen(owner, search.shared()) ? search.name() : OWN,
                        null,
                        null,
                        state(search.shared()),
                        "deleted",
                        new Decision(who, ""));
            }
            return rows;
        });
    }

    /// Those of this owner and those that are shared, by name.
    public Page<SavedSearch> list(String owner, Paging paging) {
        Sql sql = Sql.of(COLUMNS, owner);
        Cursor after = paging.after(LIST, 2);
        if (after != null) {
            sql.add(" AND (name, saved_search_id) > (?, ?)", after.text(0), after.uuid(1));
        }
        sql.add(" ORDER BY name, saved_search_id LIMIT ?", paging.limitAndOne());
        return Page.of(
                archive.list(sql, row -> search(owner, row)),
                paging.limit(),
                search -> Cursor.of(LIST, search.name(), search.savedSearchId()).encode());
    }

    /// One of those that this owner sees.
    public Optional<SavedSearch> find(String owner, UUID id) {
        return archive.one(Sql.of(COLUMNS, owner).add(" AND saved_search_id = ?", id), row -> search(owner, row));
    }

    private static SavedSearch search(String owner, Row row) throws SQLException {
        Map<String, String> asked = new LinkedHashMap<>();
        JsonNode kept = EventJson.read(row.text("search"), JsonNode.class);
        for (String name : SavedSearchWish.PARAMETERS) {
            if (kept.hasNonNull(name)) {
                asked.put(name, kept.path(name).asText());
            }
        }
        UUID id = row.uuid("saved_search_id");
        return new SavedSearch(
                id,
                row.text("name"),
                asked,
                row.flag("shared"),
                row.text("owner").equals(owner),
                row.text("saved_by"),
                row.time("saved_at"),
                row.timeOrNull("changed_at"),
                Links.savedSearch(id, asked));
    }

    private static boolean isOpen(String owner, boolean shared) {
        return shared || owner.isEmpty();
    }

    private static String state(boolean shared) {
        return shared ? "shared" : "own";
    }

    private static ProblemException taken() {
        return new ProblemException(
                ProblemType.SEARCH_EXISTS, "You keep a search under this name already. Choose another name.");
    }
}
