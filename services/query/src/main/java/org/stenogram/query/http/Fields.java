package org.stenogram.query.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;
import org.stenogram.query.questions.PlainText;

/// The fields of a form that was sent from a page, checked as they are read.
final class Fields {

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    private Fields() {}

    /// @param body `application/x-www-form-urlencoded`
    static Fields of(@Nullable String body) {
        Fields fields = new Fields();
        for (String pair : body == null ? new String[0] : body.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.values
                        .computeIfAbsent(decoded(pair.substring(0, equals)), name -> new ArrayList<>())
                        .add(decoded(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    /// All fields as they came.
    Map<String, List<String>> values() {
        return values;
    }

    /// All values of a field.
    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /// The value, or null when it is absent or empty.
    @Nullable
    String text(String name, int longest) {
        String value = all(name).stream().findFirst().orElse("").strip();
        return value.isEmpty() ? null : PlainText.check(name, value, longest);
    }

    /// A value that must be there.
    ///
    /// @param ask what to tell whoever left it empty
    String required(String name, int longest, String ask) {
        String value = text(name, longest);
        if (value == null) {
            throw new ProblemException(ProblemType.BAD_BODY, ask);
        }
        return value;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.BAD_BODY, "The form cannot be read. Send it again.", e);
        }
    }
}
