package org.stenogram.query.wiring;

import io.micronaut.context.env.Environment;
import io.micronaut.core.naming.conventions.StringConvention;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The settings under `stenogram` that hold in this process, as whoever runs it may see them: no secret is among them.
@Singleton
public final class SettingsInForce {

    private static final Pattern SECRET = Pattern.compile(
            "password|secret|token|credential|jaas|private|passphrase|access-key|\\.key$|keystore|truststore");

    /// What an address may hold before its host, and what a driver's address may hold after its question mark.
    private static final Pattern IN_ADDRESS =
            Pattern.compile("(?<=://)[^/@\\s]+(?=@)|(?<=[?&](password|user|sslpassword)=)[^&\\s]+");

    private final Environment environment;

    SettingsInForce(Environment environment) {
        this.environment = environment;
    }

    /// Each setting with its value, by name.
    public SortedMap<String, String> all() {
        SortedMap<String, String> settings = new TreeMap<>();
        add(settings, "stenogram", environment.getProperties("stenogram", StringConvention.RAW));
        return settings;
    }

    /// A value as it may be shown.
    static String shown(String name, String value) {
        if (SECRET.matcher(name.toLowerCase(Locale.ROOT)).find()) {
            return value.isEmpty() ? "" : "hidden";
        }
        return IN_ADDRESS.matcher(value).replaceAll("hidden");
    }

    private static void add(SortedMap<String, String> settings, String name, Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> add(settings, name + "." + key, inner == null ? "" : inner));
        } else if (value instanceof Collection<?> list) {
            settings.put(name, shown(name, list.stream().map(String::valueOf).collect(Collectors.joining(", "))));
        } else {
            settings.put(name, shown(name, String.valueOf(value)));
        }
    }
}
