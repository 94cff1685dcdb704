package org.stenogram.ingest.postgres;

import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import org.stenogram.ingest.ArchivedArrivals;
import org.stenogram.stageruntime.WorldFaultException;

/// Reads view `archive.v_arrival` with a connection of its own for each question: it is asked every few minutes.
public final class ArchiveView implements ArchivedArrivals {

    private static final String KNOWN = """
            SELECT arrival_id
              FROM archive.v_arrival
             WHERE arrival_id = ANY (?)
            """;

    private final String jdbcUrl;
    private final Properties properties = new Properties();

    /// @param user a role that may read the view
    public ArchiveView(String jdbcUrl, String user, String password) {
        this.jdbcUrl = jdbcUrl;
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("readOnly", "true");
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("socketTimeout", "60");
        properties.setProperty("ApplicationName", "stenogram-ingest");
    }

    @Override
    public Set<UUID> known(Collection<UUID> arrivalIds) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl, properties);
                PreparedStatement select = connection.prepareStatement(KNOWN)) {
            Array asked = connection.createArrayOf("uuid", arrivalIds.toArray());
            select.setArray(1, asked);
            Set<UUID> known = new HashSet<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    known.add(row.getObject("arrival_id", UUID.class));
                }
            }
            return known;
        } catch (SQLException e) {
            throw new WorldFaultException("the archive cannot be asked for its arrivals", e);
        }
    }
}
