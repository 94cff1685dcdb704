package org.stenogram.bucket.wiring;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.stenogram.bucket.Bucket;
import org.stenogram.bucket.IntakeBucket;
import org.stenogram.bucket.folder.FolderBucket;
import org.stenogram.bucket.s3.S3Bucket;
import org.stenogram.bucket.s3.S3Clients;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/// Makes the one bucket that the services of a process share: a folder, or a bucket of an S3 endpoint.
@Factory
final class BucketFactory {

    /// @throws IllegalArgumentException when neither is set, or both are
    @Singleton
    @Bean(typed = {Bucket.class, IntakeBucket.class})
    IntakeBucket bucket(BucketSettings settings, S3Settings s3) {
        boolean isFolder = settings.folder() != null && !settings.folder().isBlank();
        if (isFolder && s3.bucket() != null) {
            throw new IllegalArgumentException(
                    "stenogram.bucket.folder must not be set beside stenogram.bucket.s3.bucket, was "
                            + settings.folder());
        }
        return s3.bucket() == null ? folder(settings) : ofEndpoint(settings.name(), s3, s3.bucket());
    }

    private static IntakeBucket folder(BucketSettings settings) {
        if (settings.folder() == null || settings.folder().isBlank()) {
            throw new IllegalArgumentException("stenogram.bucket.folder must name the bucket's folder, "
                    + "or stenogram.bucket.s3.bucket a bucket of an S3 endpoint, was not set");
        }
        Path folder = Path.of(settings.folder()).toAbsolutePath();
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new IllegalArgumentException("stenogram.bucket.folder must be a folder, was " + settings.folder());
        }
        return new FolderBucket(settings.name(), folder);
    }

    private static IntakeBucket ofEndpoint(String name, S3Settings s3, String bucket) {
        AwsCredentialsProvider credentials = s3.accessKey() == null || s3.secretKey() == null
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(AwsBasicCredentials.create(s3.accessKey(), s3.secretKey()));
        URI endpoint = s3.endpoint() == null ? null : URI.create(s3.endpoint());
        return new S3Bucket(name, S3Clients.of(endpoint, s3.region(), s3.pathStyle(), credentials), bucket);
    }
}
