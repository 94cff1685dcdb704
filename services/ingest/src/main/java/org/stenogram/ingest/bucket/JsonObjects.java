package org.stenogram.ingest.bucket;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stenogram.bucket.IntakeBucket;
import org.stenogram.bucket.UnreadableObjectException;
import org.stenogram.eventcodec.EventJson;

/// Records as JSON objects of a bucket.
final class JsonObjects {

    private static final Logger LOG = LoggerFactory.getLogger(JsonObjects.class);

    private final IntakeBucket bucket;

    JsonObjects(IntakeBucket bucket) {
        this.bucket = bucket;
    }

    /// Empty when there is none, or one that is not what it should be, which is logged.
    <T> Optional<T> find(String key, Class<T> type) throws IOException {
        String json;
        try (InputStream bytes = bucket.open(key)) {
            json = new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (UnreadableObjectException e) {
            LOG.atWarn().addKeyValue("key", key).setCause(e).log("object cannot be read");
            return Optional.empty();
        }
        try {
            return Optional.of(EventJson.read(json, type));
        } catch (IllegalArgumentException e) {
            LOG.atWarn().addKeyValue("key", key).setCause(e).log("object is no " + type.getSimpleName());
            return Optional.empty();
        }
    }

    boolean putNew(String key, Object value) throws IOException {
        return bucket.putNew(key, bytes(value));
    }

    void put(String key, Object value) throws IOException {
        bucket.put(key, new ByteArrayInputStream(bytes(value)));
    }

    private static byte[] bytes(Object value) {
        return EventJson.write(value).getBytes(StandardCharsets.UTF_8);
    }
}
