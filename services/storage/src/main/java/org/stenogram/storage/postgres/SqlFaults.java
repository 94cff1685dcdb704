package org.stenogram.storage.postgres;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.stenogram.stageruntime.WorldFaultException;
import org.stenogram.stageruntime.kafka.FencedException;

/// Tells faults of a document from faults of the world by SQLSTATE (PostgreSQL manual, appendix A).
final class SqlFaults {

    private SqlFaults() {}

    /// Whether the data may be the cause: 22 data exception, 23 integrity constraint, 54 limit exceeded; or an
    /// error of our own while rows were made of it. Everything else (connection, resources, deadlock, shutdown,
    /// a missing table) is the world's and fails no document.
    static boolean isOfTheDocument(Exception fault) {
        if (fault instanceof SQLException sql) {
            String state = sql.getSQLState();
            return state != null && (state.startsWith("22") || state.startsWith("23") || state.startsWith("54"));
        }
        return fault instanceof RuntimeException
                && !(fault instanceof WorldFaultException)
                && !(fault instanceof FencedException);
    }

    /// What went wrong, without any text of the document: messages of PostgreSQL quote data.
    static String describe(Exception fault) {
        if (fault instanceof SQLException sql) {
            return "SQLSTATE " + sql.getSQLState();
        }
        return fault instanceof IllegalArgumentException && fault.getMessage() != null
                ? fault.getMessage()
                : fault.getClass().getSimpleName();
    }

    /// The fault as the runtime wants it.
    static WorldFaultException world(SQLException fault) {
        return new WorldFaultException(
                "database away: %s (SQLSTATE %s)".formatted(firstLine(fault.getMessage()), fault.getSQLState()), fault);
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "no message" : message.lines().findFirst().orElse("");
    }
}
