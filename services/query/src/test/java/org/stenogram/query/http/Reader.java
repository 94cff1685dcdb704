package org.stenogram.query.http;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/// A person's browser without its screen: it keeps cookies, follows where it is led and says where a form was.
final class Reader implements AutoCloseable {

    private static final int MOST_HOPS = 10;

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final QueryServer server;

    Reader(QueryServer server) {
        this.server = server;
    }

    /// One answer, wherever it leads.
    HttpResponse<String> step(URI address) {
        return send(
                HttpRequest.newBuilder(address).header("Accept", "text/html").GET());
    }

    /// The page at the end of all that an address leads to.
    HttpResponse<String> open(String path) {
        return follow(step(server.at(path)));
    }

    HttpResponse<String> follow(HttpResponse<String> first) {
        HttpResponse<String> response = first;
        for (int hop = 0; response.headers().firstValue("Location").isPresent(); hop++) {
            if (hop == MOST_HOPS) {
                throw new AssertionError("led in circles: " + response.uri());
            }
            response = step(location(response));
        }
        return response;
    }

    /// Sends a form of one of the server's own pages.
    HttpResponse<String> post(String path, String fields, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.at(path))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields));
        return send(headers.length == 0 ? request.header("Sec-Fetch-Site", "same-origin") : request.headers(headers));
    }

    List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    /// The value of a cookie, changed.
    void change(String cookie, String value) {
        cookies().stream()
                .filter(one -> one.getName().equals(cookie))
                .findFirst()
                .orElseThrow()
                .setValue(value);
    }

    /// Where an answer leads.
    static URI location(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Location")
                .map(place -> response.uri().resolve(place))
                .orElseThrow(() -> new AssertionError(response.uri() + " leads nowhere: " + response.body()));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
