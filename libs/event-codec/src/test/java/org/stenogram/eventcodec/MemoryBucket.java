package org.stenogram.eventcodec;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stenogram.bucket.Bucket;
import org.stenogram.bucket.ObjectInfo;
import org.stenogram.bucket.UnreadableObjectException;

/// A bucket in memory that can be taken away.
final class MemoryBucket implements Bucket {

    final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();
    boolean away;
    UnreadableObjectException.@Nullable Fault unreadable;

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public Stream<ObjectInfo> list(String prefix) throws IOException {
        reach();
        return objects.keySet().stream().filter(key -> key.startsWith(prefix)).map(this::info);
    }

    @Override
    public Optional<ObjectInfo> stat(String key) throws IOException {
        reach();
        return objects.containsKey(key) ? Optional.of(info(key)) : Optional.empty();
    }

    @Override
    public InputStream open(String key) throws IOException {
        reach();
        byte[] bytes = objects.get(key);
        if (unreadable != null) {
            throw new UnreadableObjectException(key, unreadable);
        }
        if (bytes == null) {
            throw new NoSuchFileException(key);
        }
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public void put(String key, InputStream bytes) throws IOException {
        reach();
        objects.put(key, bytes.readAllBytes());
    }

    @Override
    public void delete(String key) throws IOException {
        reach();
        objects.remove(key);
    }

    private ObjectInfo info(String key) {
        return new ObjectInfo(key, objects.getOrDefault(key, new byte[0]).length, Instant.EPOCH, key);
    }

    private void reach() throws IOException {
        if (away) {
            throw new IOException("the bucket is away");
        }
    }
}
