package org.stenogram.query.bucket;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The batches that this process opened and has not sealed, with the names of their files: closes the gap between
/// the moment when ingest takes a file out of the inbox and the moment when the archive knows of it.
final class OpenBatches {

    /// Enough for any real use; the oldest are forgotten, and then bucket and archive alone decide.
    private static final int MOST = 10_000;

    private final Map<UUID, Set<String>> names = new LinkedHashMap<>();

    synchronized void begin(UUID batchId) {
        if (names.size() >= MOST) {
            names.remove(names.keySet().iterator().next());
        }
        names.put(batchId, new HashSet<>());
    }

    /// Whether the name was free as far as this process knows; it is taken now.
    synchronized boolean claim(UUID batchId, String name) {
        Set<String> known = names.get(batchId);
        return known == null || known.add(name);
    }

    synchronized void release(UUID batchId, String name) {
        Set<String> known = names.get(batchId);
        if (known != null) {
            known.remove(name);
        }
    }

    synchronized boolean isOpenHere(UUID batchId) {
        return names.containsKey(batchId);
    }

    /// How many files came in, null when this process has not seen all of the batch.
    synchronized @Nullable Integer count(UUID batchId) {
        Set<String> known = names.get(batchId);
        return known == null ? null : known.size();
    }

    synchronized void end(UUID batchId) {
        names.remove(batchId);
    }
}
