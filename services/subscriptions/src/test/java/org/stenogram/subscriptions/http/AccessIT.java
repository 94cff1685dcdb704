package org.stenogram.subscriptions.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stenogram.subscriptions.http.SubscriptionsServer.API;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.web.router.Router;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.stenogram.access.AccessTable;
import org.stenogram.access.Role;
import org.stenogram.access.Token;
import org.stenogram.testkit.ArchiveDatabase;

class AccessIT {

    private static final String TARGET = "{\"target\":\"http://127.0.0.1:9/\",\"name\":\"catalogue\"}";

    @RegisterExtension
    final ArchiveDatabase archive = ArchiveDatabase.withSchema();

    private SubscriptionsServer server;

    @BeforeEach
    void start() {
        server = SubscriptionsServer.start(archive, Map.of("stenogram.access.enabled", "true"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everyRouteHasARoleAndEveryRoleARoute() {
        AccessTable table = server.context().getBean(AccessTable.class, Qualifiers.byName("subscriptions"));
        var routes = server.context()
                .getBean(Router.class)
                .uriRoutes()
                .filter(route -> !route.getHttpMethodName().equals("HEAD"))
                .map(route -> route.getHttpMethodName() + " "
                        + route.getUriMatchTemplate().toPathString())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(table.routes()).containsExactlyInAnyOrderElementsOf(routes);
    }

    @Test
    void onlyAKeyOfAnAdministratorOpensAnything() throws SQLException {
        HttpResponse<String> unknown = server.send("GET", API, null);
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(unknown.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"Stenogram\"");
        assertThat(SubscriptionsServer.json(unknown).path("type").asText())
                .isEqualTo("urn:stenogram:problem:sign-in-needed");
        for (String bad : List.of(
                key(Role.ADMINISTRATOR, "expires_at = now()"), key(Role.ADMINISTRATOR, "revoked_at = now()"), "x")) {
            assertThat(send("GET", API, null, bad).statusCode()).isEqualTo(401);
        }
        for (Role role : List.of(Role.VIEWER, Role.ARCHIVIST)) {
            HttpResponse<String> refused = send("POST", API, TARGET, key(role, "last_used_at = NULL"));
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(SubscriptionsServer.json(refused).path("detail").asText())
                    .contains("takes an administrator");
        }
        assertThat(send("GET", API, null, key(Role.ADMINISTRATOR, "last_used_at = NULL"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.send("GET", "/openapi/subscriptions", null).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aPersonForWhomQueryAsksIsKnownByTheirSessionUntilItEnds() throws SQLException {
        Token token = Token.create(new SecureRandom());
        execute(
                "INSERT INTO desk.session (hash, who, subject, role, ends_at)"
                        + " VALUES (?, 'Ida Calder', '7', 'administrator', now() + interval '1 h')",
                token.hash());
        assertThat(send("GET", API, null, token.text()).statusCode()).isEqualTo(200);

        execute("UPDATE desk.session SET ends_at = now() WHERE hash = ?", token.hash());

        assertThat(send("GET", API, null, token.text()).statusCode()).isEqualTo(401);
    }

    @Test
    void everyActionIsInTheLogWithWhoBeforeAfterAndReason() throws SQLException {
        String key = key(Role.ADMINISTRATOR, "last_used_at = NULL");
        String signed = "?who=Somebody+Else&reason=as+agreed";
        JsonNode made = SubscriptionsServer.json(send("POST", API + signed, TARGET, key));
        String one = API + "/" + made.path("id").asText();

        for (String[] action : new String[][] {
            {"POST", "/pause", null},
            {"POST", "/resume", null},
            {"PATCH", "", "{\"name\":\"the catalogue\",\"words\":\"dredger\"}"},
            {"POST", "/secret", "{\"overlap\":\"PT1H\"}"},
            {"POST", "/test", null},
            {"DELETE", "", null}
        }) {
            HttpResponse<String> done = send(action[0], one + action[1] + signed, action[2], key);
            assertThat(done.statusCode())
                    .as(action[0] + action[1] + done.body())
                    .isBetween(200, 299);
        }

        assertThat(activity())
                .containsExactly(
                        "key administrator: subscribe subscription catalogue: null → http://127.0.0.1:9/ after position 0 (as agreed)",
                        "key administrator: pause a subscription subscription catalogue: active → paused (as agreed)",
                        "key administrator: resume a subscription subscription catalogue: paused → active (as agreed)",
                        "key administrator: change a subscription subscription catalogue:"
                                + " catalogue, http://127.0.0.1:9/, all events, position 0 →"
                                + " the catalogue, http://127.0.0.1:9/, all events, dredger, position 0 (as agreed)",
                        "key administrator: make another secret subscription the catalogue:"
                                + " null → the one before signs for 60 more minutes (as agreed)",
                        "key administrator: send a test event subscription the catalogue: null → given-up (as agreed)",
                        "key administrator: end a subscription subscription the catalogue:"
                                + " active at position 0, http://127.0.0.1:9/ → ended (as agreed)");
        assertThat(activity().toString()).doesNotContain("whsec_");
    }

    @Test
    void itIsNotServedToOtherMachinesWhileAnyoneGetsIn() {
        assertThatThrownBy(() -> SubscriptionsServer.start(archive, Map.of("stenogram.subscriptions.host", "0.0.0.0"))
                        .close())
                .hasStackTraceContaining("everybody who reaches this address");
    }

    private HttpResponse<String> send(String method, String path, @Nullable String json, String key) {
        return server.send(method, path, json, "Authorization", "Bearer " + key);
    }

    private String key(Role role, String and) throws SQLException {
        Token token = Token.create(new SecureRandom());
        execute("UPDATE desk.api_key SET revoked_at = now() WHERE hash <> ?", token.hash());
        execute(
                "INSERT INTO desk.api_key (api_key_id, name, role, hash, hint, created_by, expires_at) VALUES ('%s', '%s', '%s', ?, 'hint', 'tests', now() + interval '1 h')"
                        .formatted(UUID.randomUUID(), role.code(), role.code()),
                token.hash());
        execute("UPDATE desk.api_key SET " + and + " WHERE hash = ?", token.hash());
        return token.text();
    }

    private void execute(String sql, byte[] hash) throws SQLException {
        try (Connection connection = archive.open();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, hash);
            statement.executeUpdate();
        }
    }

    private List<String> activity() throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = archive.open();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT * FROM desk.activity ORDER BY activity_id");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                lines.add("%s: %s %s: %s → %s (%s)"
                        .formatted(
                                row.getString("who"),
                                row.getString("action"),
                                row.getString("subject"),
                                row.getString("was"),
                                row.getString("became"),
                                row.getString("reason")));
            }
        }
        return lines;
    }
}
