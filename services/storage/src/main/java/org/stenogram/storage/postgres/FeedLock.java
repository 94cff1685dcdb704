package org.stenogram.storage.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Lets one instance of several do a step.
final class FeedLock {

    private FeedLock() {}

    /// Whether this transaction has the lock now.
    static boolean tryTake(Connection connection, String tryLock) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(tryLock);
                ResultSet row = statement.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }
}
