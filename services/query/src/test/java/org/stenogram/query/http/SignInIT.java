package org.stenogram.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stenogram.access.Role;
import org.stenogram.query.http.ArchiveRows.Doc;

class SignInIT extends ServedArchive {

    @RegisterExtension
    static final Provider PROVIDER = new Provider();

    private Reader reader;

    @Override
    void set(QueryServer server) {
        PROVIDER.settings().forEach(server::with);
    }

    @BeforeEach
    void start() {
        reader = new Reader(query);
    }

    @AfterEach
    void close() {
        reader.close();
    }

    @Test
    void aPersonIsLedToTheProviderAndBackToThePageThatWasWanted() {
        PROVIDER.next("Ida Calder", "staff", "choir");

        HttpResponse<String> page = reader.open("/search?q=gold+watches");

        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.uri()).isEqualTo(query.at("/search?q=gold+watches"));
        assertThat(page.body()).contains("Ida Calder", "Sign out");
    }

    @Test
    void theSignInIsTheCodeFlowWithPkceStateAndNonce() {
        HttpResponse<String> toProvider = reader.step(query.at("/sign-in/provider"));

        assertThat(Reader.location(toProvider).getQuery())
                .contains("response_type=code", "code_challenge_method=S256", "code_challenge=", "nonce=", "state=")
                .contains("scope=openid+profile+email", "redirect_uri=" + query.at("/sign-in/callback"));
        assertThat(toProvider.headers().allValues("Set-Cookie"))
                .hasSize(3)
                .allSatisfy(cookie -> assertThat(cookie).containsIgnoringCase("HttpOnly"));
    }

    @Test
    void theSessionIsACookieThatNoScriptReadsAndNoOtherSiteSends() {
        PROVIDER.next("Ida Calder", "staff");
        HttpResponse<String> back = signInUpToTheLastStep("/");

        assertThat(back.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("stenogram-session=stenogram_"))
                .singleElement()
                .asString()
                .contains("Max-Age=28800", "Path=/")
                .containsIgnoringCase("HttpOnly")
                .containsIgnoringCase("SameSite=Lax");
        assertThat(rows.count("SELECT count(*) FROM desk.session WHERE who = 'Ida Calder' AND length(hash) = 32"))
                .isEqualTo(1);
    }

    @Test
    void whoSignsOutIsOutAndTheCookieIsWorthNothing() {
        signIn("staff");
        String kept = reader.cookies().stream()
                .filter(cookie -> cookie.getName().equals("stenogram-session"))
                .findFirst()
                .orElseThrow()
                .getValue();

        HttpResponse<String> out = reader.follow(reader.post("/sign-out", ""));

        assertThat(out.body()).contains("You are signed out");
        assertThat(query.get("/api/v1/status", "Cookie", "stenogram-session=" + kept)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aSessionEndsWhenItsTimeIsOver() {
        signIn("staff");
        rows.execute("UPDATE desk.session SET ends_at = now() - interval '1 s'");

        HttpResponse<String> page = reader.step(query.at("/people?name=ann"));

        assertThat(page.statusCode()).isEqualTo(303);
        assertThat(Reader.location(page)).isEqualTo(query.at("/sign-in?to=%2Fpeople%3Fname%3Dann"));
    }

    @Test
    void programsAreToldThatNobodyHasSignedIn() {
        for (String path :
                List.of("/api/v1/search?q=x", "/api/v1/events", "/prometheus", "/oai", "/nothing", "/keys")) {
            HttpResponse<String> refused = query.get(path);
            assertThat(refused.statusCode()).as(path).isEqualTo(401);
            assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"Stenogram\"");
            assertThat(QueryServer.json(refused).path("type").asText())
                    .isEqualTo("urn:stenogram:problem:sign-in-needed");
        }
        for (String path : List.of("/health/liveness", "/openapi", "/static/stenogram.css")) {
            assertThat(query.get(path).statusCode()).as(path).isEqualTo(200);
        }
        assertThat(query.get("/live", "HX-Request", "true", "Accept", "text/html")
                        .headers()
                        .firstValue("HX-Refresh"))
                .contains("true");
    }

    @Test
    void aViewerReadsAndIsShownNoFormThatIsNotTheirs() {
        UUID id = rows.document(new Doc("a.txt").says("A", "A", "a"));
        rows.arrival("monday", "one.txt", "failed");
        signIn("staff");

        assertThat(page("/")).doesNotContain("Send files", "dropzone", "/keys");
        assertThat(page("/failures")).contains("The file is empty.").doesNotContain("Dismiss", "Run ");
        assertThat(page("/documents/" + id)).doesNotContain("Correct it");
        assertThat(page("/documents/" + id + "/timeline")).doesNotContain("Run it again");
        for (HttpResponse<String> refused : List.of(
                reader.open("/documents/" + id + "/review"),
                reader.open("/keys"),
                reader.post("/failures/dismiss", "stage=ingest&code=empty-file&reason=x"),
                reader.post("/documents/" + id + "/rerun", "reason=x"),
                reader.post("/documents/" + id + "/review", "kind=withdraw&reason=x"),
                reader.post("/keys", "name=x&role=viewer&days=1&reason=x"))) {
            assertThat(refused.statusCode()).as(refused.uri().toString()).isEqualTo(403);
            assertThat(refused.body()).contains("Your role does not allow this", "Ida Calder");
        }
        assertThat(page("/failures")).contains("The file is empty.");
    }

    @Test
    void whatAnArchivistDoesIsKeptUnderTheNameOfTheSignIn() {
        UUID id = rows.document(new Doc("a.txt").says("A", "A", "a"));
        UUID failed = rows.arrival("monday", "one.txt", "failed");
        signIn("archive");

        assertThat(page("/failures")).contains("Dismiss").doesNotContain("Your name");
        HttpResponse<String> done =
                reader.post("/failures/dismiss", "run=" + failed + "&who=Somebody+Else&reason=Scanned+anew");

        assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
        assertThat(page("/activity"))
                .contains("<strong>Ida Calder</strong>", "one.txt")
                .doesNotContain("Somebody Else");
        assertThat(page("/documents/" + id + "/review")).doesNotContain("Withdraw the document", "Your name");
        assertThat(reader.post("/documents/" + id + "/review", "kind=withdraw&reason=x")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void peopleFilesAndAuthorityAreKeptUnderTheNameOfTheSignInToo() {
        rows.document(new Doc("a.txt").says("Chou", "PM Chou", "a"));
        UUID person = ArchiveRows.id("person Chou");
        signIn("archive");
        assertThat(page("/people/" + person)).contains("Rename").doesNotContain("Your name");
        assertThat(reader.post("/people/" + person, "kind=rename&name=Chou+En-lai&who=Somebody+Else&reason=in+full")
                        .statusCode())
                .isEqualTo(303);

        query.actAs(Role.ARCHIVIST);
        assertThat(query.post(
                                "/api/v1/people/" + person + "/decisions",
                                "{\"kind\":\"rename\",\"name\":\"Zhou Enlai\",\"reason\":\"as written today\",\"decidedBy\":\"Somebody Else\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(query.send(
                                "POST",
                                "/api/v1/authority?who=Somebody+Else&reason=the+library",
                                BodyPublishers.ofString("name,viaf\nZhou Enlai,7\n"),
                                "Content-Type",
                                "text/csv")
                        .statusCode())
                .isEqualTo(200);
        assertThat(query.post("/api/v1/batches", "{\"collection\":\"harbour\",\"files\":2}")
                        .statusCode())
                .isEqualTo(201);

        assertThat(page("/activity"))
                .contains("<strong>Ida Calder</strong>: rename", "in full", "as written today", "the library")
                .containsPattern("key tests archivist</strong>: send files")
                .contains("of harbour", "2 files")
                .doesNotContain("Somebody Else");
        assertThat(rows.count("SELECT count(*) FROM desk.activity WHERE who = 'key tests archivist'"))
                .isEqualTo(3);
    }

    @Test
    void aViewerSeesWhatWasDecidedAboutAPersonAndDecidesNothing() {
        UUID id = rows.document(new Doc("a.txt").says("Chou", "PM Chou", "a"));
        UUID person = ArchiveRows.id("person Chou");
        rows.execute("UPDATE archive.segment SET confidence = 0.3");
        rows.execute("UPDATE archive.edition SET confidence = 0.3");
        signIn("staff");

        assertThat(page("/people/" + person)).contains("Who is who").doesNotContain("<form class=\"forms\"");
        assertThat(reader.post("/people/" + person, "kind=rename&name=X&reason=x")
                        .statusCode())
                .isEqualTo(403);
        assertThat(page("/review")).contains("href=\"/documents/" + id + "\"").doesNotContain(id + "/review");
    }

    @Test
    void aSearchIsItsOwnersUntilAnArchivistSharesIt() {
        query.actAs(Role.ARCHIVIST);
        HttpResponse<String> made = query.post(
                "/api/v1/saved-searches", "{\"name\":\"Strikes\",\"search\":{\"q\":\"strike\"},\"savedBy\":\"Else\"}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(QueryServer.json(made).path("savedBy").asText()).isEqualTo("key tests archivist");
        String one = QueryServer.json(made).path("links").path("self").asText();
        signIn("staff");

        assertThat(reader.open("/searches").body()).doesNotContain("Strikes");
        assertThat(reader.open("/search?q=gold").body())
                .contains("Keep this search")
                .doesNotContain("All see it");
        assertThat(reader.post("/searches", "name=Mine&q=gold&shared=true").statusCode())
                .isEqualTo(303);
        assertThat(reader.open("/searches").body()).contains("Mine", "yours alone");
        assertThat(query.json("/api/v1/saved-searches").path("items")).hasSize(1);
        assertThat(page("/activity")).contains("own search").doesNotContain("Mine", "Strikes");

        assertThat(patch(one, "{\"shared\":true}").statusCode()).isEqualTo(200);
        assertThat(reader.open("/searches").body())
                .contains("Strikes", "shared with all")
                .doesNotContain(one.substring(one.lastIndexOf('/') + 1) + "/delete");
        String shared = "/searches" + one.substring(one.lastIndexOf('/'));
        assertThat(reader.post(shared + "/delete", "").statusCode()).isEqualTo(403);
        assertThat(reader.post(shared + "/change", "name=Y").statusCode()).isEqualTo(403);
        query.actAs(Role.VIEWER);
        assertThat(patch(one, "{\"shared\":false}").statusCode()).isEqualTo(403);
        assertThat(query.post("/api/v1/saved-searches", "{\"name\":\"Z\",\"search\":{\"q\":\"z\"},\"shared\":true}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(page("/activity")).contains("Strikes", "own → shared");
    }

    private HttpResponse<String> patch(String path, String json) {
        return query.send("PATCH", path, BodyPublishers.ofString(json), "Content-Type", "application/json");
    }

    @Test
    void aTokenThatSomebodyElseSignedIsRefused() throws Exception {
        String key = new RSAKeyGenerator(2048)
                .keyID(Provider.CITY)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .generate()
                .toPublicJWK()
                .toJSONString();
        AtomicInteger asked = new AtomicInteger();
        HttpServer keys = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        keys.createContext("/", exchange -> {
            asked.incrementAndGet();
            byte[] body = "{\"keys\":[%s]}".formatted(key).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        keys.start();
        QueryServer other = new QueryServer();
        PROVIDER.settings().forEach(other::with);
        other.with(
                "micronaut.security.oauth2.clients.provider.openid.jwks-uri",
                "http://localhost:" + keys.getAddress().getPort() + "/");
        try (Reader person = new Reader(other.start(archive, bucket, NO_BROKER))) {
            PROVIDER.next("Ida Calder", "archive-it");
            assertRefused(person.open("/"));
        } finally {
            other.close();
            keys.stop(0);
        }
        assertThat(asked.get()).isPositive();
    }

    @Test
    void aProviderThatComesLaterIsFoundWithoutARestart() throws Exception {
        Provider late = new Provider();
        QueryServer early = new QueryServer();
        late.settings().forEach(early::with);
        try (Reader person = new Reader(early.start(archive, bucket, NO_BROKER))) {
            HttpResponse<String> away = person.open("/search?q=gold");
            assertThat(away.statusCode()).as(away.body()).isEqualTo(503);
            assertThat(away.headers().firstValue("Retry-After")).contains("5");
            assertThat(away.body())
                    .contains("The identity provider cannot be reached", "Nobody can sign in until it answers");
            assertThat(person.step(early.at("/sign-in/provider")).statusCode()).isEqualTo(503);
            assertThat(person.step(early.at("/sign-in/callback?code=x&state=y")).statusCode())
                    .isEqualTo(503);
            assertThat(early.get("/health/liveness").statusCode()).isEqualTo(200);
            assertThat(early.get("/health/readiness"))
                    .satisfies(ready -> assertThat(ready.statusCode()).isEqualTo(200))
                    .satisfies(ready -> assertThat(ready.body()).contains("cannot be reached"));
            early.actAs(Role.VIEWER);
            assertThat(early.get("/api/v1/documents").statusCode()).isEqualTo(200);

            late.start();
            late.next("Ida Calder", "staff");

            Instant end = Instant.now().plusSeconds(20);
            while (!early.get("/health/readiness").body().contains("has answered")) {
                assertThat(Instant.now()).as("the provider is asked again").isBefore(end);
                Thread.sleep(100);
            }
            HttpResponse<String> page = person.open("/search?q=gold");
            assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
            assertThat(page.body()).contains("Ida Calder", "Sign out");
        } finally {
            early.close();
            late.stop();
        }
    }

    @Test
    void whoHasNoRoleIsToldWhomToAsk() {
        HttpResponse<String> page = signIn("choir");

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("You are known as Ida Calder", "none of your groups");
        assertThat(reader.step(query.at("/")).statusCode()).isEqualTo(303);
        assertThat(rows.count("SELECT count(*) FROM desk.session")).isZero();
    }

    @Test
    void aSignInThatThisBrowserDidNotBeginIsRefused() {
        PROVIDER.next("Ida Calder", "staff");
        HttpResponse<String> atProvider = reader.step(Reader.location(reader.step(query.at("/sign-in/provider"))));
        URI callback = Reader.location(atProvider);
        try (Reader victim = new Reader(query)) {
            assertRefused(victim.step(callback));
        }
        assertRefused(reader.step(URI.create(callback.toString().replaceFirst("state=[^&]+", "state=" + state("x")))));
        assertRefused(reader.step(URI.create(callback.toString().replaceFirst("&?state=[^&]+", ""))));
    }

    @Test
    void aTokenWithAnotherNonceIsRefused() {
        PROVIDER.next(Map.of("name", "Ida", "groups", List.of("staff"), "nonce", "another"), 120);
        assertRefused(reader.open("/"));
    }

    @Test
    void aTokenThatIsOverIsRefused() {
        PROVIDER.next(Map.of("name", "Ida", "groups", List.of("staff")), -60);
        assertRefused(reader.open("/"));
    }

    @Test
    void aTokenOfAnotherIssuerIsRefused() {
        PROVIDER.next(Map.of("iss", "https://evil.example", "groups", List.of("staff")), 120);
        assertRefused(reader.open("/"));
    }

    @Test
    void aTokenForAnotherClientIsRefused() {
        PROVIDER.next(Map.of("aud", List.of("another"), "groups", List.of("staff")), 120);
        assertRefused(reader.open("/"));
    }

    @Test
    void aCodeWithoutItsVerifierIsRefusedByTheProvider() {
        PROVIDER.next("Ida Calder", "staff");
        HttpResponse<String> atProvider = reader.step(Reader.location(reader.step(query.at("/sign-in/provider"))));
        reader.change("OAUTH2_PKCE", "a".repeat(43));

        assertRefused(reader.step(Reader.location(atProvider)));
    }

    @Test
    void aTokenOfTheProviderIsNoKeyOfTheArchive() {
        String token = PROVIDER.token(Map.of("groups", List.of("archive-it"), "roles", List.of("administrator")));

        assertThat(query.get("/api/v1/status", "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(401);
        assertThat(query.get("/api/v1/status", "Cookie", "JWT=" + token).statusCode())
                .isEqualTo(401);
    }

    @Test
    void aProviderThatSaysNoLeadsToACalmPage() {
        HttpResponse<String> page = reader.step(query.at("/sign-in/callback?error=access_denied&state=x"));

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("The sign-in did not work", "The identity provider said no");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example",
                "/\t/evil.example",
                "javascript:alert(1)",
                "evil.example",
                "/a\r\nSet-Cookie: x=y"
            })
    void nobodyIsLedElsewhereAfterASignIn(String to) {
        PROVIDER.next("Ida Calder", "staff");
        HttpResponse<String> last =
                signInUpToTheLastStep("/sign-in?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8));

        assertThat(last.headers().firstValue("Location")).contains("/");
    }

    @Test
    void anotherSiteCannotUseTheSessionOfAPerson() {
        UUID failed = rows.arrival("monday", "one.txt", "failed");
        signIn("archive-it");
        String fields = "run=" + failed + "&reason=x";

        for (List<String> headers : List.of(
                List.of("Origin", "https://evil.example"),
                List.of("Sec-Fetch-Site", "cross-site"),
                List.of("Sec-Fetch-Site", "same-site"),
                List.of("Origin", "null"),
                List.of("X-Nothing", "says where it comes from"))) {
            HttpResponse<String> refused = reader.post("/failures/dismiss", fields, headers.toArray(String[]::new));
            assertThat(refused.statusCode()).as(headers.toString()).isEqualTo(403);
            assertThat(refused.body()).contains("Another site may not change the archive");
        }
        assertThat(reader.post("/sign-out", "", "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(reader.post("/failures/dismiss", fields).statusCode()).isEqualTo(303);
    }

    /// The page that a sign-in ends at.
    private HttpResponse<String> signIn(String group) {
        PROVIDER.next("Ida Calder", group);
        return reader.open("/");
    }

    /// The answer to the browser that comes back from the provider.
    private HttpResponse<String> signInUpToTheLastStep(String path) {
        HttpResponse<String> response = reader.step(query.at(path));
        while (!response.uri().getPath().equals("/sign-in/callback")) {
            response = reader.step(Reader.location(response));
        }
        return response;
    }

    private String page(String path) {
        HttpResponse<String> page = reader.open(path);
        assertThat(page.statusCode()).as(path + " " + page.body()).isEqualTo(200);
        return page.body();
    }

    private void assertRefused(HttpResponse<String> page) {
        assertThat(page.statusCode()).as(page.body()).isEqualTo(400);
        assertThat(page.body()).contains("The sign-in did not work");
        assertThat(rows.count("SELECT count(*) FROM desk.session")).isZero();
    }

    private static String state(String nonce) {
        return URLEncoder.encode(
                java.util.Base64.getEncoder()
                        .encodeToString(("{\"nonce\":\"" + nonce + "\"}").getBytes(StandardCharsets.UTF_8)),
                StandardCharsets.UTF_8);
    }
}
