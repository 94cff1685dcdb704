package org.stenogram.bucket.wiring;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import org.stenogram.bucket.Bucket;
import org.stenogram.bucket.IntakeBucket;
import org.stenogram.bucket.folder.FolderBucket;

/// Makes the one bucket that the services of a process share.
@Factory
final class BucketFactory {

    /// @throws IllegalArgumentException when no folder is set
    @Singleton
    @Bean(typed = {Bucket.class, IntakeBucket.class})
    IntakeBucket bucket(BucketSettings settings) {
        if (settings.folder() == null || settings.folder().isBlank()) {
            throw new IllegalArgumentException("stenogram.bucket.folder must name the bucket's folder, was not set");
        }
        Path folder = Path.of(settings.folder()).toAbsolutePath();
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new IllegalArgumentException("stenogram.bucket.folder must be a folder, was " + settings.folder());
        }
        return new FolderBucket(settings.name(), folder);
    }
}
