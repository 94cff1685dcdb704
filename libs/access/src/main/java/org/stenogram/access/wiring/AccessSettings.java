package org.stenogram.access.wiring;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stenogram.stageruntime.BadSettingException;

/// Settings under `stenogram.access.*`, the same for every service that people or machines ask.
///
/// @param enabled whether nobody gets in without signing in or a key
/// @param open whether a service may be reached from other machines although anyone gets in
@ConfigurationProperties("stenogram.access")
public record AccessSettings(boolean enabled, boolean open) {

    private static final Logger LOG = LoggerFactory.getLogger(AccessSettings.class);
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1", "[::1]");

    /// Refuses what contradicts itself.
    public AccessSettings {
        if (enabled && open) {
            throw new BadSettingException(
                    "stenogram.access.open", "be false where stenogram.access.enabled is true", open);
        }
    }

    /// Refuses to serve other machines while anyone gets in, unless whoever set this up said so; then warns.
    ///
    /// @param setting that has the host
    /// @param host address to listen at
    public void check(String setting, String host) {
        if (enabled || LOOPBACK.contains(host)) {
            return;
        }
        if (!open) {
            throw new BadSettingException(
                    setting,
                    "be 127.0.0.1 while there is no sign-in: everybody who reaches this address could read and change the"
                            + " archive. Set stenogram.access.enabled (docs/sign-in.md), or stenogram.access.open where"
                            + " something in front of it keeps strangers out",
                    host);
        }
        LOG.atWarn()
                .addKeyValue("host", host)
                .log(
                        "THERE IS NO SIGN-IN, and {} is {}: whoever reaches it can read and change the archive",
                        setting,
                        host);
    }
}
