package org.stenogram.testkit;

import java.io.IOException;
import java.sql.SQLException;

/// A PostgreSQL server that tests share.
interface DatabaseServer extends AutoCloseable {

    /// Makes a database that the owner's role owns.
    void createDatabase(String name) throws SQLException;

    /// Makes another database that holds what the first holds, to which nobody is connected.
    void copyDatabase(String from, String name) throws SQLException;

    /// The JDBC URL of a database, without user.
    String jdbcUrl(String database);

    /// The password of every role, empty when none is asked for.
    String password();

    @Override
    void close() throws IOException;
}
