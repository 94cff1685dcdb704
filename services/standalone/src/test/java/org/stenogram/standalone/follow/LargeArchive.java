package org.stenogram.standalone.follow;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.stenogram.testkit.ArchiveDatabase;

/// An archive of many small documents, as some months of work leave it: `large-archive.sql` says what it holds.
final class LargeArchive {

    private final ArchiveDatabase database;

    /// @param database where storage has made the schema
    LargeArchive(ArchiveDatabase database) {
        this.database = database;
    }

    /// Makes it where nothing is yet. The index of words is made anew at the end, as a bulk load does.
    ///
    /// @param documents how many, more than 500
    /// @return whether it was made now
    boolean fill(int documents) throws IOException, SQLException {
        try (Connection connection = database.open("postgres");
                Statement statement = connection.createStatement();
                InputStream script =
                        Objects.requireNonNull(LargeArchive.class.getResourceAsStream("large-archive.sql"))) {
            if (!one("SELECT count(*) FROM archive.document").equals("0")) {
                return false;
            }
            statement.execute("SET maintenance_work_mem = '256MB'");
            statement.execute("DROP INDEX archive.ix_segment__words");
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("${documents}", Integer.toString(documents)));
            statement.execute("CREATE INDEX ix_segment__words ON archive.segment USING gin (words)");
            statement.execute("VACUUM ANALYZE");
            return true;
        }
    }

    /// The first column of the first row.
    String one(String sql) throws SQLException {
        try (Connection connection = database.open("postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
