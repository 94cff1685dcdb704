package org.stenogram.subscriptions.http;

import io.micronaut.http.HttpParameters;
import io.micronaut.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The query parameters of one request, with the same rules as query has: one that is not known, or comes twice, is
/// refused.
final class Parameters {

    static final int MOST_ROWS = 200;

    private static final int USUAL_ROWS = 50;
    private static final int LONGEST = 200;
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final HttpParameters given;

    private Parameters(HttpParameters given) {
        this.given = given;
    }

    /// @param known the names that this path takes
    static Parameters of(HttpRequest<?> request, String... known) {
        HttpParameters given = request.getParameters();
        Set<String> names = new TreeSet<>(List.of(known));
        for (String name : given.names()) {
            if (!names.contains(name)) {
                throw bad(
                        names.isEmpty()
                                ? "This path takes no parameters."
                                : "There is no parameter of this name here; there are: %s."
                                        .formatted(String.join(", ", names)));
            }
            if (given.getAll(name).size() > 1) {
                throw bad("The parameter %s may be given once only.".formatted(name));
            }
        }
        return new Parameters(given);
    }

    @Nullable
    String oneOf(String name, List<String> words) {
        String value = text(name);
        if (value != null && !words.contains(value)) {
            throw bad("The parameter %s must be one of: %s.".formatted(name, String.join(", ", words)));
        }
        return value;
    }

    @Nullable
    UUID uuid(String name) {
        String value = text(name);
        return value == null ? null : identifier("The parameter " + name, value, ProblemType.BAD_PARAMETER);
    }

    int limit() {
        String value = text("limit");
        if (value == null) {
            return USUAL_ROWS;
        }
        if (value.matches("[0-9]{1,3}") && Integer.parseInt(value) >= 1 && Integer.parseInt(value) <= MOST_ROWS) {
            return Integer.parseInt(value);
        }
        throw bad("The parameter limit must be a number from 1 to %d.".formatted(MOST_ROWS));
    }

    /// The parts of the cursor, or none on the first page.
    ///
    /// @param form of what was once encoded
    List<String> cursor(Pattern form) {
        String value = text("cursor");
        if (value == null) {
            return List.of();
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
            if (form.matcher(plain).matches()) {
                return List.of(plain.split(" "));
            }
        } catch (IllegalArgumentException e) {
            // said below, for both ways of being wrong
        }
        throw bad("The cursor is none that this list gave out. Ask without a cursor to begin at the first page.");
    }

    static String encoded(Object... parts) {
        String plain =
                String.join(" ", List.of(parts).stream().map(Object::toString).toList());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    static UUID identifier(String name, String value, ProblemType problem) {
        if (!UUID_FORM.matcher(value).matches()) {
            throw new ProblemException(
                    problem, "%s must be an identifier such as 3fe1b0f2-6c3d-5a52-9a41-7f0e9f0c7e11.".formatted(name));
        }
        return UUID.fromString(value);
    }

    /// What people wrote, or null when they wrote nothing.
    @Nullable
    String words(String name, int longest) {
        String value = text(name, longest);
        if (value != null && value.codePoints().anyMatch(Parameters::isNoText)) {
            throw bad("The parameter %s holds a character that no text can have.".formatted(name));
        }
        return value == null ? null : value.strip();
    }

    private static boolean isNoText(int point) {
        return Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE;
    }

    private @Nullable String text(String name) {
        return text(name, LONGEST);
    }

    private @Nullable String text(String name, int longest) {
        String value = given.get(name);
        if (value != null && value.length() > longest) {
            throw bad("The parameter %s may have %d characters at most.".formatted(name, longest));
        }
        return value == null || value.isBlank() ? null : value;
    }

    static ProblemException bad(String detail) {
        return new ProblemException(ProblemType.BAD_PARAMETER, detail);
    }
}
