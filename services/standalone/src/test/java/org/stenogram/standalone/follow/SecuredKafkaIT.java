package org.stenogram.standalone.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertPathBuilderException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.stenogram.contracts.EventType;
import org.stenogram.embedded.EmbeddedBroker;
import org.stenogram.eventcodec.Topics;
import org.stenogram.ingest.wiring.IngestApplication;
import org.stenogram.ocrcleanup.wiring.OcrCleanupApplication;
import org.stenogram.query.wiring.QueryApplication;
import org.stenogram.speakersegmentation.wiring.SpeakerSegmentationApplication;
import org.stenogram.standalone.Eventually;
import org.stenogram.storage.wiring.StorageApplication;
import org.stenogram.testkit.ArchiveDatabase;
import org.stenogram.testkit.DevelopmentData;

/// A broker that speaks TLS only, asks who comes, and lets each do what `deploy/kafka-rights.txt` says and no more; the
/// services and outside readers come with the settings of `deploy/README.md`, as they stand there. Their database
/// speaks TLS, too, and they hold its certificate against its address.
class SecuredKafkaIT {

    private static final Map<String, String> SERVICES = Map.of(
            "ingest", IngestApplication.class.getName(),
            "ocr-cleanup", OcrCleanupApplication.class.getName(),
            "speaker-segmentation", SpeakerSegmentationApplication.class.getName(),
            "storage", StorageApplication.class.getName(),
            "query", QueryApplication.class.getName());
    private static final String OUTSIDE = "catalogue";
    private static final String STRANGER = "stranger";
    private static final String SET_UP = "set-up";
    private static final String KEYS_PASSWORD = "keys-pass";
    private static final String ARCHIVED = EventType.DOCUMENT_ARCHIVED.topic();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Pattern SETTING =
            Pattern.compile("-Dstenogram\\.kafka\\.properties\\.(?<name>\\S+?)=(?<value>'[^']*'|\\S+)");
    private static final Pattern KCAT = Pattern.compile("^kcat (.*\\\\\\R)*.*$", Pattern.MULTILINE);

    @RegisterExtension
    final ArchiveDatabase database = new ArchiveDatabase();

    @TempDir
    Path folder;

    @Test
    void theServicesAndAReaderWorkWithTheRightsOfTheDocumentationAndNoOthers() throws Exception {
        certify("kafka");
        certify("postgres");
        secureDatabase();
        Map<String, String> passwords = Stream.concat(SERVICES.keySet().stream(), Stream.of(OUTSIDE, STRANGER, SET_UP))
                .collect(Collectors.toMap(user -> user, SecuredKafkaIT::password));
        List<ServiceProcess> services = new ArrayList<>();
        try (EmbeddedBroker broker = EmbeddedBroker.startSecured(
                folder.resolve("kafka"),
                new EmbeddedBroker.Security(passwords, folder.resolve("kafka.p12"), KEYS_PASSWORD))) {
            setUp(broker);
            for (Map.Entry<String, String> each : SERVICES.entrySet()) {
                services.add(new ServiceProcess(
                        each.getKey(),
                        each.getValue(),
                        List.of("-Xmx200m", "-XX:TieredStopAtLevel=1"),
                        folder,
                        settings(broker, each.getKey())));
            }
            services.forEach(ServiceProcess::start);
            services.forEach(ServiceProcess::awaitReady);
            drop("lighthouse-board-minutes-1927.txt");

            assertThat(documents(broker)).hasSize(1);
            aRunIsTriedOut(services.stream()
                    .filter(each -> each.name().equals("query"))
                    .findFirst()
                    .orElseThrow());
            nobodyElseComesIn(broker);
            kcatReads(broker);
            theDatabaseIsReachedOverTlsAndByItsOwnCertificate();
            for (ServiceProcess each : services) {
                assertThat(each.said()).as(each.name()).doesNotContain("AuthorizationException");
            }
        } finally {
            services.forEach(ServiceProcess::close);
            administrate("ALTER SYSTEM RESET ssl", "SELECT pg_reload_conf()");
        }
    }

    /// With a key and certificate of its own, as its administrator would put them there.
    private void secureDatabase() throws Exception {
        KeyStore store = KeyStore.getInstance(folder.resolve("postgres.p12").toFile(), KEYS_PASSWORD.toCharArray());
        String key = pem(
                "PRIVATE KEY",
                store.getKey("postgres", KEYS_PASSWORD.toCharArray()).getEncoded());
        String certificate = pem("CERTIFICATE", store.getCertificate("postgres").getEncoded());
        administrate(
                "COPY (SELECT '%s') TO PROGRAM 'umask 077; base64 -d > server.key'".formatted(key),
                "COPY (SELECT '%s') TO PROGRAM 'base64 -d > server.crt'".formatted(certificate),
                "ALTER SYSTEM SET ssl = on",
                "SELECT pg_reload_conf()");
        Eventually.get(() -> administrate("SHOW ssl"), "on"::equals);
    }

    /// In Base64 once more, for `COPY` has its own way with ends of lines.
    private static String pem(String what, byte[] bytes) {
        String text = "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(what, Base64.getMimeEncoder().encodeToString(bytes), what);
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    private void theDatabaseIsReachedOverTlsAndByItsOwnCertificate() throws SQLException {
        assertThat(administrate("""
                SELECT string_agg(DISTINCT a.usename || ' ' || t.ssl, ', ' ORDER BY a.usename || ' ' || t.ssl)
                  FROM pg_stat_ssl t
                  JOIN pg_stat_activity a USING (pid)
                 WHERE a.datname = current_database() AND a.usename LIKE 'stenogram%'
                """))
                .contains("stenogram_query true", "stenogram_storage true")
                .doesNotContain("false");
        String foreign = jdbcUrl("kafka.pem");
        assertThatThrownBy(() -> DriverManager.getConnection(foreign, database.user(), database.password()))
                .hasRootCauseInstanceOf(CertPathBuilderException.class);
    }

    /// As the superuser.
    ///
    /// @return the first column of what the last statement gives, empty when it gives nothing
    private String administrate(String... statements) throws SQLException {
        String last = "";
        try (Connection connection = database.open("postgres");
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                last = "";
                if (statement.execute(each)) {
                    try (ResultSet row = statement.getResultSet()) {
                        last = row.next() ? String.valueOf(row.getString(1)) : "";
                    }
                }
            }
        }
        return last;
    }

    private String jdbcUrl(String trusted) {
        return "%s?sslmode=verify-full&sslrootcert=%s".formatted(database.jdbcUrl(), folder.resolve(trusted));
    }

    /// The rehearsal topics: two stages and query read and write them beside the others.
    private static void aRunIsTriedOut(ServiceProcess query) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> made = client.send(
                    HttpRequest.newBuilder(query.address("/rerun"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString("which=archived&collection=harbour&sample=1&who="
                                    + URLEncoder.encode("I. Calder", StandardCharsets.UTF_8)))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(made.statusCode()).as(made.body()).isEqualTo(303);
            String page = made.headers().firstValue("location").orElseThrow();
            Eventually.get(
                    () -> get(client, query, page),
                    text -> text.contains("The sample, document by document") && !text.contains("being tried out"));
            assertThat(get(client, query, "/system")).contains("ocr-cleanup-rehearsal");
        }
    }

    private static String get(HttpClient client, ServiceProcess service, String path)
            throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(service.address(path)).build(), BodyHandlers.ofString())
                .body();
    }

    private void nobodyElseComesIn(EmbeddedBroker broker) {
        try (KafkaConsumer<String, String> reader =
                reader(client(broker, OUTSIDE), EventType.DOCUMENT_SEGMENTED.topic())) {
            assertThatThrownBy(() -> reader.poll(PATIENCE)).isInstanceOf(TopicAuthorizationException.class);
        }
        try (KafkaConsumer<String, String> reader = reader(client(broker, STRANGER), ARCHIVED)) {
            assertThatThrownBy(() -> reader.poll(PATIENCE)).isInstanceOf(AuthorizationException.class);
        }
        for (String user : List.of(OUTSIDE, STRANGER, "query")) {
            try (KafkaProducer<String, String> writer =
                    new KafkaProducer<>(client(broker, user), new StringSerializer(), new StringSerializer())) {
                assertThatThrownBy(() -> writer.send(new ProducerRecord<>(ARCHIVED, "forged"))
                                .get())
                        .as(user)
                        .hasCauseInstanceOf(AuthorizationException.class);
            }
        }
        Map<String, Object> wrong = client(broker, OUTSIDE);
        wrong.computeIfPresent(
                "sasl.jaas.config", (_, value) -> value.toString().replace(password(OUTSIDE), "guess"));
        try (KafkaConsumer<String, String> reader = reader(wrong, ARCHIVED)) {
            assertThatThrownBy(() -> reader.poll(PATIENCE)).isInstanceOf(SaslAuthenticationException.class);
        }
        Map<String, Object> trusting = client(broker, OUTSIDE);
        trusting.remove("ssl.truststore.location");
        trusting.remove("ssl.truststore.type");
        try (KafkaConsumer<String, String> reader = reader(trusting, ARCHIVED)) {
            assertThatThrownBy(() -> reader.poll(PATIENCE)).isInstanceOf(SslAuthenticationException.class);
        }
    }

    private void kcatReads(EmbeddedBroker broker) throws Exception {
        boolean isHere =
                Stream.of(System.getenv("PATH").split(":")).anyMatch(path -> Files.isExecutable(Path.of(path, "kcat")));
        if (!isHere && !"true".equals(System.getenv("CI"))) {
            System.out.println("kcat over TLS was not tried: there is none on this machine (Debian package kafkacat)");
            return;
        }
        MatchResult command =
                KCAT.matcher(documentation()).results().findFirst().orElseThrow();
        Process kcat = new ProcessBuilder(
                        "bash",
                        "-c",
                        command.group()
                                .replace("kafka.example.org:9093", broker.securedServers())
                                .replace(
                                        "/etc/stenogram/kafka.pem",
                                        folder.resolve("kafka.pem").toString())
                                .replace("…", password(OUTSIDE)))
                .start();
        String printed = new String(kcat.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String wrong = new String(kcat.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(kcat.waitFor()).as(wrong).isZero();
        assertThat(printed.lines())
                .hasSize(1)
                .allSatisfy(line -> assertThat(line).contains("ce_type=org." + ARCHIVED));
    }

    /// What the reader outside gets, in a group of its own.
    private List<String> documents(EmbeddedBroker broker) {
        List<String> keys = new ArrayList<>();
        try (KafkaConsumer<String, String> reader = reader(client(broker, OUTSIDE), ARCHIVED)) {
            Stopwatch watch = new Stopwatch();
            while (keys.isEmpty() && watch.seconds() < 120) {
                reader.poll(Duration.ofMillis(500)).forEach(record -> keys.add(record.key()));
            }
        }
        return keys;
    }

    /// Gives the rights of the documentation by the listener that asks nobody, and makes the topics as user `set-up`.
    private void setUp(EmbeddedBroker broker) throws IOException, ExecutionException, InterruptedException {
        List<String[]> lines =
                Files.readAllLines(DevelopmentData.repository().resolve("deploy/kafka-rights.txt")).stream()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.split(" "))
                        .toList();
        assertThat(lines)
                .filteredOn(line -> line[1].equals("topic") && line[2].startsWith("stenogram"))
                .filteredOn(line -> !line[0].equals(OUTSIDE))
                .extracting(line -> "%s %s %s".formatted(line[0], line[3], line[2]))
                .as("contracts/pipeline.txt")
                .containsExactlyInAnyOrderElementsOf(pipeline());
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createAcls(lines.stream().flatMap(SecuredKafkaIT::rights).toList())
                    .all()
                    .get();
        }
        try (Admin admin = Admin.create(client(broker, SET_UP))) {
            assertThat(Topics.createMissing(admin, ""))
                    .contains(ARCHIVED, Topics.REHEARSAL + "stenogram.document.segmented.v1");
            assertThat(Topics.differences(admin, "")).isEmpty();
        }
    }

    private static Set<String> pipeline() throws IOException {
        Set<String> rights = new TreeSet<>();
        for (String line : Files.readAllLines(DevelopmentData.repository().resolve("contracts/pipeline.txt"))) {
            String[] parts = line.split("\\s+");
            if (!line.startsWith("#")) {
                Stream.of(parts[1].split(","))
                        .filter(topic -> topic.startsWith("stenogram"))
                        .forEach(topic -> rights.add("%s Read %s".formatted(parts[0], topic)));
                Stream.of(parts[2].split(","))
                        .filter(topic -> topic.startsWith("stenogram"))
                        .forEach(topic -> rights.add("%s Write %s".formatted(parts[0], topic)));
            }
        }
        return rights;
    }

    /// As `kafka-acls.sh` reads them.
    private static Stream<AclBinding> rights(String[] line) {
        ResourcePattern thing = new ResourcePattern(
                ResourceType.valueOf(line[1].toUpperCase(Locale.ROOT)), line[2], PatternType.LITERAL);
        return Stream.of(line[3].split(","))
                .map(operation -> new AclBinding(
                        thing,
                        new AccessControlEntry(
                                "User:" + line[0],
                                "*",
                                AclOperation.valueOf(operation
                                        .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                                        .toUpperCase(Locale.ROOT)),
                                AclPermissionType.ALLOW)));
    }

    private void drop(String seed) throws IOException {
        Path collection = Files.createDirectories(folder.resolve("bucket/inbox/harbour"));
        Files.copy(DevelopmentData.repository().resolve("seeds").resolve(seed), collection.resolve(seed));
    }

    private Map<String, Object> settings(EmbeddedBroker broker, String service) throws IOException {
        Map<String, Object> settings = new HashMap<>();
        client(broker, service).forEach((name, value) -> settings.put("stenogram.kafka.properties." + name, value));
        settings.remove("stenogram.kafka.properties.bootstrap.servers");
        settings.put("stenogram.kafka.bootstrap-servers", broker.securedServers());
        settings.put("stenogram.bucket.folder", Files.createDirectories(folder.resolve("bucket")));
        settings.put("stenogram.bucket.name", "test");
        settings.put("stenogram.ingest.settle-time", "100ms");
        settings.put("stenogram.ingest.drop-quiet", "1s");
        settings.put("stenogram.storage.jdbc-url", jdbcUrl("postgres.pem"));
        settings.put("stenogram.query.jdbc-url", jdbcUrl("postgres.pem"));
        return settings;
    }

    private static KafkaConsumer<String, String> reader(Map<String, Object> settings, String topic) {
        settings.put("group.id", OUTSIDE);
        settings.put("auto.offset.reset", "earliest");
        KafkaConsumer<String, String> reader =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        reader.subscribe(List.of(topic));
        return reader;
    }

    /// The settings that the documentation gives, for one user.
    private Map<String, Object> client(EmbeddedBroker broker, String user) {
        Map<String, Object> settings = new HashMap<>();
        SETTING.matcher(documentation())
                .results()
                .forEach(setting -> settings.put(
                        setting.group("name"),
                        setting.group("value")
                                .replace("'", "")
                                .replace("\"storage\"", "\"" + user + "\"")
                                .replace("…", password(user))
                                .replace(
                                        "/etc/stenogram/kafka.pem",
                                        folder.resolve("kafka.pem").toString())));
        assertThat(settings).hasSize(5);
        settings.put("bootstrap.servers", broker.securedServers());
        return settings;
    }

    private static String password(String user) {
        return "pass-of-" + user;
    }

    private static String documentation() {
        try {
            return Files.readString(DevelopmentData.repository().resolve("deploy/README.md"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// A key of a server's own, and its certificate for those who come.
    private void certify(String server) throws Exception {
        String own = folder.resolve(server + ".p12").toString();
        keytool(
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + server,
                "-ext",
                "san=ip:127.0.0.1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-alias",
                server,
                "-keystore",
                own);
        String certificate = folder.resolve(server + ".pem").toString();
        keytool("-exportcert", "-rfc", "-file", certificate, "-alias", server, "-keystore", own);
    }

    private static void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", KEYS_PASSWORD));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(keytool.exitValue()).as(said).isZero();
    }
}
