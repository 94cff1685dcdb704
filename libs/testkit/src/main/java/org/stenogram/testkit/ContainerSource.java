package org.stenogram.testkit;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.stenogram.embedded.EmbeddedDatabase;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/// The same servers in containers, on any Docker engine. Passwords are asked for here, as in an installation.
final class ContainerSource implements ServerSource {

    private static final int S3_PORT = 80;

    private record Database(PostgreSQLContainer container) implements DatabaseServer {

        @Override
        public void createDatabase(String name) throws SQLException {
            run("CREATE DATABASE %s OWNER %s".formatted(name, EmbeddedDatabase.OWNER));
        }

        @Override
        public void copyDatabase(String from, String name) throws SQLException {
            run("CREATE DATABASE %s OWNER %s TEMPLATE %s".formatted(name, EmbeddedDatabase.OWNER, from));
        }

        void createRoles() throws SQLException {
            for (String role : new String[] {
                EmbeddedDatabase.OWNER, EmbeddedDatabase.QUERY, EmbeddedDatabase.INGEST, EmbeddedDatabase.SUBSCRIPTIONS
            }) {
                run("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(role, password()));
            }
        }

        private void run(String sql) throws SQLException {
            try (Connection connection = DriverManager.getConnection(
                            jdbcUrl(container.getDatabaseName()), container.getUsername(), container.getPassword());
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        @Override
        public String jdbcUrl(String database) {
            return "jdbc:postgresql://%s:%d/%s"
                    .formatted(
                            container.getHost(),
                            container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                            database);
        }

        @Override
        public String password() {
            return "of-a-test";
        }

        @Override
        public void close() {
            container.close();
        }
    }

    private record Broker(KafkaContainer container) implements BrokerServer {
        @Override
        public String bootstrapServers() {
            return container.getBootstrapServers();
        }

        @Override
        public void close() {
            container.close();
        }
    }

    private record S3(GenericContainer<?> container) implements S3Server {
        @Override
        public URI address() {
            return URI.create("http://%s:%d".formatted(container.getHost(), container.getMappedPort(S3_PORT)));
        }

        @Override
        public void close() {
            container.close();
        }
    }

    @Override
    public DatabaseServer database(Path folder) {
        PostgreSQLContainer container = new PostgreSQLContainer(DockerImageName.parse(ContainerImages.POSTGRES))
                .withCommand("postgres", "-c", "max_connections=100", "-c", "jit=off", "-c", "fsync=off");
        container.start();
        Database database = new Database(container);
        try {
            database.createRoles();
        } catch (SQLException e) {
            container.close();
            throw new IllegalStateException("PostgreSQL refused to create the roles", e);
        }
        return database;
    }

    @Override
    public BrokerServer broker(Path folder) {
        KafkaContainer container = new KafkaContainer(DockerImageName.parse(ContainerImages.KAFKA))
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        container.start();
        return new Broker(container);
    }

    @Override
    public S3Server s3(String accessKey, String secretKey) {
        GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(ContainerImages.S3))
                .withExposedPorts(S3_PORT)
                .withEnv(Map.of(
                        "S3PROXY_AUTHORIZATION", "aws-v2-or-v4",
                        "S3PROXY_IDENTITY", accessKey,
                        "S3PROXY_CREDENTIAL", secretKey,
                        "JCLOUDS_PROVIDER", "filesystem-nio2",
                        "LC_ALL", "C.UTF-8"));
        container.start();
        return new S3(container);
    }
}
