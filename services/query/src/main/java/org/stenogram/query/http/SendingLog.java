package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.postgres.Desk;
import org.stenogram.query.questions.CollectionName;

/// Keeps who sent files, where people sign in. Where they do not, nobody is known, and files are taken while the
/// database is away.
@Singleton
@Requires(property = "stenogram.query.enabled", value = "true")
final class SendingLog {

    private final Desk desk;

    SendingLog(Desk desk) {
        this.desk = desk;
    }

    /// @param files how many there will be, if that is known
    void opened(UUID batchId, CollectionName collection, @Nullable Integer files) {
        String who = Visitors.current().name();
        if (who != null) {
            desk.logSending(batchId, collection.value(), files, who);
        }
    }
}
