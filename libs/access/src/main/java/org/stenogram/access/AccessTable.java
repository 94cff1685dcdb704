package org.stenogram.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which role each route of a service needs: the one place where that is decided. What is not in the table is open to
/// nobody.
///
/// A line is `role method route`, the route as its controller writes it; the role `anyone` needs no sign-in. The method
/// `AMEND` is none of HTTP: such a line says what a kind of amendment needs beyond its route.
public final class AccessTable {

    private static final String ANYONE = "anyone";

    /// Absent role: anyone.
    private record Need(@Nullable Role role) {}

    private final Map<String, Need> needs = new LinkedHashMap<>();

    /// @throws IllegalArgumentException when a line cannot be read or comes twice
    public AccessTable(String text) {
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String[] words = line.split("\\s+");
            if (words.length != 3) {
                throw new IllegalArgumentException("no line of an access table: " + line);
            }
            Need need = words[0].equals(ANYONE)
                    ? new Need(null)
                    : new Need(Role.of(words[0])
                            .orElseThrow(() -> new IllegalArgumentException("no role in an access table: " + line)));
            if (needs.put(key(words[1], words[2]), need) != null) {
                throw new IllegalArgumentException("twice in an access table: " + line);
            }
        }
    }

    /// A table on the class path.
    public static AccessTable read(Class<?> beside, String resource) {
        try (InputStream bytes = beside.getResourceAsStream(resource)) {
            if (bytes == null) {
                throw new IOException(resource + " is not on the class path");
            }
            return new AccessTable(new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether the table has this route.
    public boolean has(String method, String route) {
        return needs.containsKey(key(method, route));
    }

    /// Whether a caller may use a route; no role stands for somebody who is not signed in.
    public boolean admits(@Nullable Role role, String method, String route) {
        Need need = needs.get(key(method, route));
        if (need == null) {
            return false;
        }
        return need.role() == null || role != null && role.covers(need.role());
    }

    /// Its lines without the roles: `GET /search`.
    public Set<String> routes() {
        return Set.copyOf(needs.keySet());
    }

    /// What is read by HEAD is read by GET.
    private static String key(String method, String route) {
        return (method.equals("HEAD") ? "GET" : method) + " " + route;
    }
}
