package org.stenogram.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;

/// A program that dies without a goodbye while its database server runs, as a process killed with -9 does.
final class CrashingProgram {

    static final int EXIT = 9;

    private CrashingProgram() {}

    public static void main(String[] args) throws Exception {
        @SuppressWarnings("resource")
        EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(args[0]));
        database.createDatabase("archive");
        try (Connection connection =
                DriverManager.getConnection(database.jdbcUrl("archive"), EmbeddedDatabase.OWNER, "")) {
            connection.createStatement().execute("CREATE TABLE kept AS SELECT 42 AS answer");
        }
        Runtime.getRuntime().halt(EXIT);
    }
}
