package org.stenogram.query.wiring;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.convert.format.ReadableBytes;
import java.time.Duration;
import java.util.List;
import org.stenogram.query.questions.Paging;
import org.stenogram.stageruntime.BadSettingException;

/// Settings under `stenogram.query.*`; the defaults stand in `query.yml` and in this service's README.
///
/// @param host address to listen at; loopback unless others are to reach it
/// @param port port to listen at, 0 for a free one
/// @param jdbcUrl the archive's database
/// @param user a role that may read the archive's views and nothing else
/// @param password of that role
/// @param poolSize connections to the database at most
/// @param pageSize rows on a page when no limit is asked for
/// @param statementTimeout how long the database may work on one question
/// @param uploadLimit size of one uploaded file at most
/// @param uploadFiles files in one upload at most
/// @param requestLimit size of one request at most, all its files together
/// @param exports exports that are written at a time at most
/// @param eventReaders readers of the event feed at a time at most
/// @param eventHeartbeat how long a connection of the event feed may be silent
/// @param eventPatience how long a reader of the event feed may leave a message untaken
/// @param rerunDocuments documents of a run of many that are under way at a time at most
/// @param adminEmail of whoever runs the archive, for harvesters
/// @param allowedHosts names under which the server may be asked; `*` for any
@ConfigurationProperties("stenogram.query")
public record QuerySettings(
        String host,
        int port,
        String jdbcUrl,
        String user,
        String password,
        int poolSize,
        int pageSize,
        Duration statementTimeout,
        @ReadableBytes long uploadLimit,
        int uploadFiles,
        @ReadableBytes long requestLimit,
        int exports,
        int eventReaders,
        Duration eventHeartbeat,
        Duration eventPatience,
        int rerunDocuments,
        String adminEmail,
        List<String> allowedHosts) {

    private static final Duration SHORTEST = Duration.ofMillis(1);

    /// Refuses what cannot work, naming the setting.
    public QuerySettings {
        within("port", 0, 65_535, port);
        if (!jdbcUrl.startsWith("jdbc:postgresql:")) {
            throw new BadSettingException("stenogram.query.jdbc-url", "begin with jdbc:postgresql:", jdbcUrl);
        }
        if (user.isBlank()) {
            throw new BadSettingException("stenogram.query.user", "name a role", "empty");
        }
        within("pool-size", 1, 200, poolSize);
        within("page-size", 1, Paging.MOST, pageSize);
        between("statement-timeout", Duration.ofMinutes(10), statementTimeout);
        within("upload-limit", 1, Long.MAX_VALUE, uploadLimit);
        within("upload-files", 1, 100_000, uploadFiles);
        within("request-limit", uploadLimit, Long.MAX_VALUE, requestLimit);
        within("exports", 1, 1_000, exports);
        within("event-readers", 1, 100_000, eventReaders);
        between("event-heartbeat", Duration.ofMinutes(4), eventHeartbeat);
        between("event-patience", Duration.ofMinutes(10), eventPatience);
        within("rerun-documents", 1, 1_000, rerunDocuments);
        if (!adminEmail.matches("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+")) {
            throw new BadSettingException(
                    "stenogram.query.admin-email", "be an address such as archive@city.example", adminEmail);
        }
        allowedHosts = allowedHosts.stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        if (allowedHosts.isEmpty()) {
            throw new BadSettingException("stenogram.query.allowed-hosts", "name at least one host", "empty");
        }
    }

    private static void between(String name, Duration longest, Duration value) {
        if (value.compareTo(SHORTEST) < 0 || value.compareTo(longest) > 0) {
            throw new BadSettingException(
                    "stenogram.query." + name, "be between %s and %s".formatted(SHORTEST, longest), value);
        }
    }

    private static void within(String name, long least, long most, long value) {
        if (value < least || value > most) {
            throw new BadSettingException("stenogram.query." + name, "be " + least + " to " + most, value);
        }
    }
}
