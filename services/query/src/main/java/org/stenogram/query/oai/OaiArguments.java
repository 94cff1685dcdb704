package org.stenogram.query.oai;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The arguments of one request, checked against what its verb takes.
public final class OaiArguments {

    private static final int LONGEST = 1500;

    private final Map<String, List<String>> values;

    private OaiArguments(Map<String, List<String>> values) {
        this.values = values;
    }

    /// @param values as they came, `verb` included
    public static OaiArguments of(Map<String, List<String>> values) {
        return new OaiArguments(values);
    }

    /// What is asked for, empty when nothing is.
    ///
    /// @throws OaiError when it comes twice
    public String verb() {
        List<String> verbs = values.getOrDefault("verb", List.of());
        if (verbs.size() != 1) {
            throw new OaiError(OaiError.Code.BAD_VERB, "Name one verb.");
        }
        return verbs.getFirst();
    }

    /// Refuses what the verb does not take, and what comes twice or is empty.
    public void allow(Set<String> names) {
        values.forEach((name, given) -> {
            if (!name.equals("verb")) {
                if (!names.contains(name)) {
                    throw new OaiError(
                            OaiError.Code.BAD_ARGUMENT, "This verb takes no such argument; it takes: " + names + ".");
                }
                if (given.size() != 1 || given.getFirst().isEmpty()) {
                    throw new OaiError(
                            OaiError.Code.BAD_ARGUMENT, "The argument " + name + " has to come once, with a value.");
                }
                if (given.getFirst().length() > LONGEST || given.getFirst().indexOf('\0') >= 0) {
                    throw new OaiError(OaiError.Code.BAD_ARGUMENT, "The argument " + name + " cannot be used.");
                }
            }
        });
    }

    /// The value of an argument, null when it is absent.
    public @Nullable String get(String name) {
        List<String> given = values.get(name);
        return given == null ? null : given.getFirst();
    }

    /// The value of an argument that must be there.
    public String required(String name) {
        String value = get(name);
        if (value == null) {
            throw new OaiError(OaiError.Code.BAD_ARGUMENT, "The argument " + name + " is missing.");
        }
        return value;
    }

    /// How many arguments there are beside the verb.
    public int count() {
        return values.size() - 1;
    }

    /// All of them, `verb` included.
    public Map<String, List<String>> all() {
        return values;
    }
}
