package org.stenogram.ingest.wiring;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.convert.format.ReadableBytes;
import java.time.Duration;
import org.stenogram.ingest.IngestRules;
import org.stenogram.stageruntime.BadSettingException;

/// Settings under `stenogram.ingest`; the defaults stand in `ingest.yml` and in this service's README.
///
/// @param instance names this process among those that take from one bucket, the same after a restart
/// @param pollInterval time between two looks at the inbox
/// @param settleTime how long a dropped file must stay the same to be complete
/// @param dropQuiet how long no file may come until the drops of a collection are a complete batch
/// @param uploadQuiet the same for an upload whose sender never said that it was done
/// @param maxBytes largest file that is taken
/// @param parallelTakes how many files are read at once
/// @param reconcileInterval time between two comparisons with the archive
/// @param reconcileGrace how old an arrival must be to be missed
/// @param jdbcUrl the archive's database; empty: nothing is compared
/// @param user a role that may read view `archive.v_arrival`
/// @param password of that role
@ConfigurationProperties("stenogram.ingest")
public record IngestSettings(
        String instance,
        Duration pollInterval,
        Duration settleTime,
        Duration dropQuiet,
        Duration uploadQuiet,
        @ReadableBytes long maxBytes,
        int parallelTakes,
        Duration reconcileInterval,
        Duration reconcileGrace,
        String jdbcUrl,
        String user,
        String password) {

    /// Refuses what cannot work, naming the setting.
    public IngestSettings {
        if (instance.isBlank()) {
            throw new BadSettingException("stenogram.ingest.instance", "name this process", "empty");
        }
        requirePositive("poll-interval", pollInterval);
        requirePositive("settle-time", settleTime);
        requirePositive("drop-quiet", dropQuiet);
        requirePositive("upload-quiet", uploadQuiet);
        requirePositive("reconcile-interval", reconcileInterval);
        requirePositive("reconcile-grace", reconcileGrace);
        if (maxBytes < 1) {
            throw new BadSettingException("stenogram.ingest.max-bytes", "be at least 1", maxBytes);
        }
        if (parallelTakes < 1 || parallelTakes > 64) {
            throw new BadSettingException("stenogram.ingest.parallel-takes", "be 1 to 64", parallelTakes);
        }
        if (!jdbcUrl.isEmpty() && !jdbcUrl.startsWith("jdbc:postgresql:")) {
            throw new BadSettingException("stenogram.ingest.jdbc-url", "begin with jdbc:postgresql:", jdbcUrl);
        }
        if (!jdbcUrl.isEmpty() && user.isBlank()) {
            throw new BadSettingException("stenogram.ingest.user", "name a role", "empty");
        }
    }

    IngestRules rules() {
        return new IngestRules(
                instance,
                pollInterval,
                settleTime,
                dropQuiet,
                uploadQuiet,
                maxBytes,
                parallelTakes,
                reconcileInterval,
                reconcileGrace);
    }

    private static void requirePositive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new BadSettingException("stenogram.ingest." + name, "be positive", value);
        }
    }
}
