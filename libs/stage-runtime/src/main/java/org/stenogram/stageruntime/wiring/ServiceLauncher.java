package org.stenogram.stageruntime.wiring;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.yaml.YamlPropertySourceLoader;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Runs one service as a process.
public final class ServiceLauncher {

    /// The exit code of a process whose settings cannot be used: EX_CONFIG of sysexits.h.
    public static final int BAD_SETTING = 78;

    private static final String SHARED = "stage-runtime";
    private static final Pattern REFUSED = Pattern.compile("stenogram(\\.[a-z0-9-]+)+ must ");
    /// How Micronaut says that it cannot convert the value of a property.
    private static final Pattern UNCONVERTED = Pattern.compile(
            "property value \\[(?<setting>stenogram[^\\]]+)].*?value \\[(?<value>[^\\]]*)]", Pattern.DOTALL);

    private ServiceLauncher() {}

    /// Starts the service and returns after SIGTERM. A bad setting ends the process with one line on
    /// standard error and exit code 78.
    ///
    /// @param service name of the service, whose defaults lie in `<service>.yml` on the class path
    /// @param args `--name=value` settings, which win over environment variables and system properties
    public static void run(String service, String[] args) {
        CountDownLatch stopping = new CountDownLatch(1);
        ApplicationContext context = ApplicationContext.builder()
                .args(args)
                .propertySources(settingsOf(service).toArray(PropertySource[]::new))
                .build();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            context.close();
                            stopping.countDown();
                        },
                        "stop"));
        try {
            context.start();
            context.getBean(EmbeddedServer.class).start();
            stopping.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            System.err.printf("%s: %s%n", service, badSetting(e).orElseGet(() -> String.valueOf(e.getMessage())));
            System.exit(badSetting(e).isPresent() ? BAD_SETTING : 1);
        }
    }

    /// The line that names the setting at fault, when a setting is at fault.
    public static Optional<String> badSetting(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            // The library of the bucket knows nothing of this one, and names its settings in the same words.
            if (cause instanceof IllegalArgumentException
                    && REFUSED.matcher(message).lookingAt()) {
                return Optional.of(message);
            }
            Matcher unconverted = UNCONVERTED.matcher(message);
            if (unconverted.find()) {
                return Optional.of("%s must be of another form, was %s"
                        .formatted(unconverted.group("setting"), unconverted.group("value")));
            }
        }
        return Optional.empty();
    }

    /// The defaults of these services and of the runtime, in one list for one context, each service switched on
    /// by `stenogram.<service>.enabled`. All of them yield to environment variables and system properties.
    ///
    /// @throws IllegalArgumentException when a service has no settings file on the class path
    public static List<PropertySource> settingsOf(String... services) {
        List<PropertySource> sources = new ArrayList<>();
        sources.add(file(SHARED));
        Map<String, Object> enabled = new HashMap<>();
        for (String service : services) {
            sources.add(file(service));
            enabled.put("stenogram.%s.enabled".formatted(service), "true");
        }
        sources.add(PropertySource.of("enabled-services", enabled));
        return sources;
    }

    private static PropertySource file(String name) {
        try (InputStream yaml = ServiceLauncher.class.getResourceAsStream("/%s.yml".formatted(name))) {
            if (yaml == null) {
                throw new IllegalArgumentException("there is no %s.yml on the class path".formatted(name));
            }
            // Below environment variables and system properties.
            return PropertySource.of(
                    name, new YamlPropertySourceLoader().read(name, yaml), YamlPropertySourceLoader.DEFAULT_POSITION);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
