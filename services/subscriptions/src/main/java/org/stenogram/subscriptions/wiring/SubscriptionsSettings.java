package org.stenogram.subscriptions.wiring;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;
import java.util.List;
import org.stenogram.stageruntime.BadSettingException;
import org.stenogram.subscriptions.targets.AllowedTargets;

/// Settings under `stenogram.subscriptions.*`; the defaults stand in `subscriptions.yml` and in this service's
/// README.
///
/// @param host address to listen at; loopback unless others are to reach it
/// @param port port to listen at, 0 for a free one
/// @param jdbcUrl the archive's database
/// @param user the role that owns schema `delivery` and may read the event views
/// @param password of that role
/// @param poolSize connections to the database at most
/// @param mostSubscriptions how many subscriptions there may be
/// @param sendTimeout how long one message may take
/// @param retryFirst the pause after the first fault
/// @param retryLongest no pause is longer
/// @param retryPatience how long an event may fail before its subscription is disabled
/// @param redeliveryTries how often an event that was asked for once more is tried
/// @param lease how long a process that is gone keeps others from sending
/// @param ledgerRetention how long lines of the ledger are kept
/// @param allowedTargets inside targets that are allowed: host names, addresses, ranges
/// @param allowedHosts names under which the server may be asked; `*` for any
@ConfigurationProperties("stenogram.subscriptions")
public record SubscriptionsSettings(
        String host,
        int port,
        String jdbcUrl,
        String user,
        String password,
        int poolSize,
        int mostSubscriptions,
        Duration sendTimeout,
        Duration retryFirst,
        Duration retryLongest,
        Duration retryPatience,
        int redeliveryTries,
        Duration lease,
        Duration ledgerRetention,
        List<String> allowedTargets,
        List<String> allowedHosts) {

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration MONTHS = Duration.ofDays(90);
    /// A sending must end within a lease, of which a third may have passed since it was renewed.
    private static final int SENDINGS_A_LEASE = 2;

    /// Refuses what cannot work, naming the setting.
    public SubscriptionsSettings {
        within("port", 0, 65_535, port);
        if (!jdbcUrl.startsWith("jdbc:postgresql:")) {
            throw new BadSettingException("stenogram.subscriptions.jdbc-url", "begin with jdbc:postgresql:", jdbcUrl);
        }
        if (user.isBlank()) {
            throw new BadSettingException("stenogram.subscriptions.user", "name a role", "empty");
        }
        within("pool-size", 2, 200, poolSize);
        within("most-subscriptions", 1, 10_000, mostSubscriptions);
        between("send-timeout", Duration.ofMillis(100), Duration.ofMinutes(1), sendTimeout);
        between("retry-first", SHORTEST, Duration.ofHours(1), retryFirst);
        between("retry-longest", retryFirst, Duration.ofDays(1), retryLongest);
        between("retry-patience", SHORTEST, MONTHS, retryPatience);
        within("redelivery-tries", 1, 100, redeliveryTries);
        between("lease", sendTimeout.multipliedBy(SENDINGS_A_LEASE), Duration.ofMinutes(10), lease);
        between("ledger-retention", Duration.ofHours(1), Duration.ofDays(3650), ledgerRetention);
        try {
            AllowedTargets.of(allowedTargets);
        } catch (IllegalArgumentException e) {
            throw new BadSettingException(
                    "stenogram.subscriptions.allowed-targets", "be host names, addresses or ranges", allowedTargets);
        }
        allowedTargets = stripped(allowedTargets);
        allowedHosts = stripped(allowedHosts);
        if (allowedHosts.isEmpty()) {
            throw new BadSettingException("stenogram.subscriptions.allowed-hosts", "name at least one host", "empty");
        }
    }

    private static List<String> stripped(List<String> names) {
        return names.stream().map(String::strip).filter(name -> !name.isEmpty()).toList();
    }

    private static void between(String name, Duration shortest, Duration longest, Duration value) {
        if (value.compareTo(shortest) < 0 || value.compareTo(longest) > 0) {
            throw new BadSettingException(
                    "stenogram.subscriptions." + name, "be between %s and %s".formatted(shortest, longest), value);
        }
    }

    private static void within(String name, long least, long most, long value) {
        if (value < least || value > most) {
            throw new BadSettingException("stenogram.subscriptions." + name, "be " + least + " to " + most, value);
        }
    }
}
