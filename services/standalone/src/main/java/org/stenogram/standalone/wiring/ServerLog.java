package org.stenogram.standalone.wiring;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/// The log of a running standalone: a file in its data folder, so that the terminal stays with the person.
public final class ServerLog {

    private ServerLog() {}

    /// Writes to `stenogram.log` in a folder from now on, as `server-log.xml` says.
    ///
    /// @throws IOException when the log cannot be set up
    public static void writeInto(Path folder) throws IOException {
        URL configuration = ServerLog.class.getResource("/server-log.xml");
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        if (configuration == null || !(factory instanceof LoggerContext context)) {
            throw new IOException("the log cannot be set up: server-log.xml or Logback is not on the class path");
        }
        context.reset();
        context.putProperty("folder", folder.toString());
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        try {
            configurator.doConfigure(configuration);
        } catch (JoranException e) {
            throw new IOException("the log cannot be set up: " + e.getMessage(), e);
        }
    }
}
