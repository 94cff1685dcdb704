package org.stenogram.ingest;

import java.nio.charset.StandardCharsets;
import org.stenogram.bucket.Taken;
import org.stenogram.ingest.inbox.InboxKey;
import org.stenogram.ingest.inbox.NameRule;

/// Where refused files and their reasons lie: `rejected/<arrivalId>/…`.
final class RejectedKeys {

    private static final String REASON = ".reason.txt";
    private static final int LONGEST_NAME = 255;
    /// Of an object store, in bytes.
    private static final int LONGEST_KEY = 1024;

    private RejectedKeys() {}

    /// The whole way that the file had below the inbox; where that becomes too long, the end of its name alone.
    static String file(Taken taken) {
        String folder = "rejected/" + taken.arrivalId() + "/";
        InboxKey key = InboxKey.of(taken.key());
        if (bytes(NameRule.asText(folder + key.below())) + REASON.length() <= LONGEST_KEY) {
            return folder + key.below();
        }
        String name = key.name();
        while (bytes(NameRule.asText(name)) > LONGEST_NAME) {
            name = name.substring(name.offsetByCodePoints(0, 1));
        }
        return folder + name;
    }

    /// Beside the file; of a name that is too long for the ending, the beginning.
    static String reason(Taken taken) {
        String file = NameRule.asText(file(taken));
        String folder = file.substring(0, file.lastIndexOf('/') + 1);
        String name = file.substring(folder.length());
        while (bytes(name) + REASON.length() > LONGEST_NAME) {
            name = name.substring(0, name.offsetByCodePoints(name.length(), -1));
        }
        return folder + name + REASON;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
