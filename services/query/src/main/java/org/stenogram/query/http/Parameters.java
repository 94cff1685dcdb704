package org.stenogram.query.http;

import io.micronaut.http.HttpParameters;
import io.micronaut.http.HttpRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;
import org.stenogram.query.questions.PlainText;

/// The query parameters of one request. One that is not known here, or comes twice, is refused: a slip in a
/// filter's name must not answer another question than was asked.
final class Parameters {

    static final int LONGEST_NAME = 200;

    private static final int LONGEST_CURSOR = 1000;

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final Function<String, @Nullable String> given;

    private Parameters(Function<String, @Nullable String> given) {
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
        return new Parameters(given::get);
    }

    /// Parameters that came in a body.
    ///
    /// @param known the names that there are
    static Parameters of(Map<String, String> given, List<String> known) {
        for (String name : given.keySet()) {
            if (!known.contains(name)) {
                throw bad(
                        "There is no parameter of this name here; there are: %s.".formatted(String.join(", ", known)));
            }
        }
        return new Parameters(given::get);
    }

    /// The value, checked, or null when it is absent or empty.
    @Nullable
    String text(String name, int longest) {
        String value = given.apply(name);
        return value == null || value.isBlank() ? null : PlainText.check(name, value, longest);
    }

    /// A value that is a name, or part of one.
    @Nullable
    String name(String name) {
        return text(name, LONGEST_NAME);
    }

    /// One of a few words.
    @Nullable
    String oneOf(String name, Set<String> words) {
        String value = text(name, LONGEST_NAME);
        if (value != null && !words.contains(value)) {
            throw bad("The parameter %s must be one of: %s.".formatted(name, String.join(", ", words)));
        }
        return value;
    }

    /// Where a list goes on.
    @Nullable
    String cursor() {
        return text("cursor", LONGEST_CURSOR);
    }

    @Nullable
    UUID uuid(String name) {
        String value = text(name, LONGEST_NAME);
        return value == null ? null : identifier(name, value);
    }

    int number(String name, int least, int usual) {
        String value = text(name, LONGEST_NAME);
        if (value == null) {
            return usual;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, for both ways of being wrong
        }
        throw bad("The parameter %s must be a whole number from %d on.".formatted(name, least));
    }

    /// A number from 0 to 1, or null when it is absent.
    @Nullable
    Double share(String name) {
        String value = text(name, LONGEST_NAME);
        if (value == null) {
            return null;
        }
        try {
            double share = Double.parseDouble(value);
            if (share >= 0 && share <= 1) {
                return share;
            }
        } catch (NumberFormatException e) {
            // said below, for both ways of being wrong
        }
        throw bad("The parameter %s must be a number from 0 to 1.".formatted(name));
    }

    /// A time, or the last moment of a day in UTC; null when it is absent.
    @Nullable
    Instant time(String name) {
        String value = text(name, LONGEST_NAME);
        if (value == null) {
            return null;
        }
        try {
            return DAY.matcher(value).matches()
                    ? LocalDate.parse(value)
                            .plusDays(1)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                            .minus(1, ChronoUnit.MICROS)
                    : OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeException e) {
            throw bad("The parameter %s must be a time such as 2026-03-01T10:00:00Z, or a day.".formatted(name));
        }
    }

    /// An identifier in a path or a parameter.
    static UUID identifier(String name, String value) {
        if (!UUID_FORM.matcher(value).matches()) {
            throw bad("%s must be an identifier such as 3fe1b0f2-6c3d-5a52-9a41-7f0e9f0c7e11.".formatted(name));
        }
        return UUID.fromString(value);
    }

    private static ProblemException bad(String detail) {
        return new ProblemException(ProblemType.BAD_PARAMETER, detail);
    }
}
