package org.stenogram.testkit;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Properties;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.stenogram.embedded.EmbeddedBroker;
import org.stenogram.embedded.EmbeddedDatabase;

/// Servers without Docker, as `./stenogram` has them; the S3 endpoint is s3proxy with its objects in memory.
final class EmbeddedSource implements ServerSource {

    private record Database(EmbeddedDatabase server) implements DatabaseServer {
        @Override
        public void createDatabase(String name) throws SQLException {
            server.createDatabase(name);
        }

        @Override
        public void copyDatabase(String from, String name) throws SQLException {
            server.copyDatabase(from, name);
        }

        @Override
        public String jdbcUrl(String database) {
            return server.jdbcUrl(database);
        }

        @Override
        public String password() {
            return "";
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }

    private record Broker(EmbeddedBroker server) implements BrokerServer {
        @Override
        public String bootstrapServers() {
            return server.bootstrapServers();
        }

        @Override
        public void close() {
            server.close();
        }
    }

    @Override
    public DatabaseServer database(Path folder) throws IOException {
        return new Database(EmbeddedDatabase.start(folder));
    }

    @Override
    public BrokerServer broker(Path folder) throws IOException {
        return new Broker(EmbeddedBroker.start(folder));
    }

    @Override
    public S3Server s3(String accessKey, String secretKey) throws IOException {
        return InMemoryS3.start(accessKey, secretKey);
    }

    /// Apart from the others: only modules that name s3proxy can load it.
    private record InMemoryS3(S3Proxy server) implements S3Server {

        static InMemoryS3 start(String accessKey, String secretKey) throws IOException {
            try {
                S3Proxy server = S3Proxy.builder()
                        .blobStore(BlobStores.create("transient-nio2", new Properties()))
                        .endpoint(URI.create("http://127.0.0.1:0"))
                        .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, accessKey, secretKey)
                        .ignoreUnknownHeaders(true)
                        .build();
                server.start();
                return new InMemoryS3(server);
            } catch (Exception e) {
                throw new IOException("s3proxy refused to start", e);
            }
        }

        @Override
        public URI address() {
            return URI.create("http://127.0.0.1:" + server.getPort());
        }

        @Override
        public void close() throws IOException {
            try {
                server.stop();
            } catch (Exception e) {
                throw new IOException("s3proxy did not stop", e);
            }
        }
    }
}
