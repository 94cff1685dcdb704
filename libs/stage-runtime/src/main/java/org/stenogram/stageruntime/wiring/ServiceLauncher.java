package org.stenogram.stageruntime.wiring;

import io.micronaut.context.env.PropertySource;
import java.util.List;

/// Runs one service as a process.
public final class ServiceLauncher {

    private ServiceLauncher() {}

    /// Starts the service and returns; the process lives until SIGTERM. A bad setting ends it with one line on
    /// standard error and exit code 78.
    ///
    /// @param service name of the service, whose defaults lie in `<service>.yml` on the class path
    /// @param args `--name=value` settings, which win over environment variables and system properties
    public static void run(String service, String[] args) {
        throw new UnsupportedOperationException("comes with the next commits");
    }

    /// The defaults of these services and of the runtime, in one list for one context, each service switched on
    /// by `stenogram.<service>.enabled`. All of them yield to environment variables and system properties.
    public static List<PropertySource> settingsOf(String... services) {
        throw new UnsupportedOperationException("comes with the next commits");
    }
}
