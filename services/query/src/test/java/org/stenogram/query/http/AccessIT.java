package org.stenogram.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.web.router.Router;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.stenogram.access.AccessTable;
import org.stenogram.access.Role;

class AccessIT extends ServedArchive {

    @RegisterExtension
    static final Provider PROVIDER = new Provider();

    @Override
    void set(QueryServer server) {
        PROVIDER.settings().forEach(server::with);
    }

    @Test
    void everyRouteHasARoleAndEveryRoleARoute() {
        AccessTable table = query.context().getBean(AccessTable.class, Qualifiers.byName("query"));
        var routes = query.context()
                .getBean(Router.class)
                .uriRoutes()
                .filter(route -> !route.getHttpMethodName().equals("HEAD"))
                .map(route -> route.getHttpMethodName() + " "
                        + route.getUriMatchTemplate().toPathString())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(table.routes().stream().filter(route -> !route.startsWith("AMEND ")))
                .containsExactlyInAnyOrderElementsOf(routes);
    }

    @Test
    void aKeyIsShownOnceKeptAsAHashAndOpensWhatItsRoleMay() {
        query.actAs(Role.ADMINISTRATOR);
        HttpResponse<String> made = query.post(
                "/api/v1/keys",
                "{\"name\":\"nightly import\",\"role\":\"viewer\",\"days\":30,\"reason\":\"the new scanner\"}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(made.headers().firstValue("Cache-Control")).contains("no-store");
        String secret = QueryServer.json(made).path("secret").asText();
        String keys = query.get("/api/v1/keys").body();
        assertThat(keys)
                .contains("nightly import", "\"hint\":\"" + secret.substring(49))
                .doesNotContain(secret);
        assertThat(rows.count(
                        "SELECT count(*) FROM desk.api_key WHERE hash = sha256(convert_to('" + secret + "', 'UTF8'))"))
                .isEqualTo(1);
        assertThat(query.post(
                                "/api/v1/keys",
                                "{\"name\":\"nightly import\",\"role\":\"viewer\",\"days\":1,\"reason\":\"again\"}")
                        .statusCode())
                .isEqualTo(409);

        query.actAs(secret);
        assertThat(query.get("/api/v1/status").statusCode()).isEqualTo(200);
        assertThat(query.get("/prometheus").statusCode()).isEqualTo(200);
        for (HttpResponse<String> refused : List.of(query.get("/api/v1/keys"), query.post("/api/v1/batches", "{}"))) {
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(QueryServer.json(refused).path("type").asText()).isEqualTo("urn:stenogram:problem:not-allowed");
            assertThat(refused.body()).contains("key nightly import may not do this");
        }
        assertThat(
                        rows.count(
                                "SELECT count(*) FROM desk.api_key WHERE name = 'nightly import' AND last_used_at > now() - interval '1 min'"))
                .isEqualTo(1);
        assertThat(
                        rows.count(
                                "SELECT count(*) FROM desk.activity WHERE action = 'make a key' AND who = 'key tests administrator' AND reason = 'the new scanner'"))
                .isEqualTo(1);
    }

    @Test
    void aKeyThatIsRevokedExpiredOrUnknownOpensNothing() {
        query.actAs(Role.ADMINISTRATOR);
        var made = QueryServer.json(
                query.post("/api/v1/keys", "{\"name\":\"one\",\"role\":\"viewer\",\"days\":1,\"reason\":\"x\"}"));
        String secret = made.path("secret").asText();
        String revoke = "/api/v1/keys/" + made.path("key").path("keyId").asText() + "/revoke";
        assertThat(status(secret)).isEqualTo(200);

        assertThat(query.post(revoke, "{}").statusCode()).isEqualTo(400);
        assertThat(query.post(revoke, "{\"reason\":\"it leaked\"}").statusCode())
                .isEqualTo(200);
        assertThat(status(secret)).isEqualTo(401);
        assertThat(query.get("/activity", "Accept", "text/html").body())
                .contains("revoke a key", "it leaked", "viewer → revoked");

        String other = QueryServer.json(query.post(
                        "/api/v1/keys", "{\"name\":\"one\",\"role\":\"viewer\",\"days\":1,\"reason\":\"x\"}"))
                .path("secret")
                .asText();
        assertThat(status(other)).isEqualTo(200);
        rows.execute("UPDATE desk.api_key SET expires_at = now() WHERE revoked_at IS NULL AND name = 'one'");
        assertThat(status(other)).isEqualTo(401);
        assertThat(status("stenogram_" + "x".repeat(43))).isEqualTo(401);
        assertThat(status("x")).isEqualTo(401);
    }

    @Test
    void aWishForAKeyThatMakesNoSenseIsRefused() {
        query.actAs(Role.ADMINISTRATOR);
        for (String wish : new String[] {
            "{}",
            "{\"name\":\"one\",\"role\":\"root\",\"days\":1,\"reason\":\"x\"}",
            "{\"name\":\"one\",\"role\":\"viewer\",\"days\":0,\"reason\":\"x\"}",
            "{\"name\":\"one\",\"role\":\"viewer\",\"days\":367,\"reason\":\"x\"}",
            "{\"name\":\"one\",\"role\":\"viewer\",\"days\":1,\"reason\":\" \"}",
            "{\"name\":\"\",\"role\":\"viewer\",\"days\":1,\"reason\":\"x\"}"
        }) {
            assertThat(query.post("/api/v1/keys", wish).statusCode()).as(wish).isEqualTo(400);
        }
        assertThat(rows.count("SELECT count(*) FROM desk.api_key")).isEqualTo(1);
    }

    private int status(String key) {
        return query.get("/api/v1/status", "Authorization", "Bearer " + key).statusCode();
    }
}
