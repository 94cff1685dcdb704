package org.stenogram.ingest;

import java.nio.charset.StandardCharsets;
import org.stenogram.bucket.Taken;
import org.stenogram.ingest.inbox.InboxKey;
import org.stenogram.ingest.inbox.NameRule;

/// Where refused files and their reasons lie: `rejected/<arrivalId>/…`.
final class RejectedKeys {

    private static final String REASON = ".reason.txt";
    private static final int LONGEST_NAME = 255;

    private RejectedKeys() {}

    static String file(Taken taken) {
        return "rejected/" + taken.arrivalId() + "/" + InboxKey.of(taken.key()).below();
    }

    /// Beside the file; of a name that is too long for the ending, the beginning.
    static String reason(Taken taken) {
        String file = NameRule.asText(file(taken));
        String folder = file.substring(0, file.lastIndexOf('/') + 1);
        String name = file.substring(folder.length());
        while (name.getBytes(StandardCharsets.UTF_8).length + REASON.length() > LONGEST_NAME) {
            name = name.substring(0, name.offsetByCodePoints(name.length(), -1));
        }
        return folder + name + REASON;
    }
}
