package org.stenogram.bucket.wiring;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Settings under `stenogram.bucket.s3`.
///
/// @param bucket the bucket's name at the endpoint; not set: the bucket is a folder
/// @param endpoint address of the endpoint, `http://s3:80`; not set: AWS itself
/// @param region as the endpoint calls it
/// @param accessKey not set: credentials are looked for where AWS programs look for them
/// @param secretKey belongs to the access key
/// @param pathStyle whether the bucket's name stands in the path, as most endpoints other than AWS need it
@ConfigurationProperties("stenogram.bucket.s3")
public record S3Settings(
        @Nullable String bucket,
        @Nullable String endpoint,

        @Bindable(defaultValue = S3Settings.DEFAULT_REGION) String region,

        @Nullable String accessKey,
        @Nullable String secretKey,

        @Bindable(defaultValue = "true") boolean pathStyle) {

    static final String DEFAULT_REGION = "us-east-1";

    private static final String PREFIX = "stenogram.bucket.s3.";

    /// Refuses what cannot work, naming the setting; never shows a key.
    public S3Settings {
        bucket = blankToNull(bucket);
        endpoint = blankToNull(endpoint);
        accessKey = blankToNull(accessKey);
        secretKey = blankToNull(secretKey);
        if (bucket != null && !bucket.matches("[A-Za-z0-9][A-Za-z0-9._-]{1,254}")) {
            throw new IllegalArgumentException(PREFIX + "bucket must be a bucket's name, was " + bucket);
        }
        if (endpoint != null && !isHttp(endpoint)) {
            throw new IllegalArgumentException(PREFIX + "endpoint must be an http or https address, was " + endpoint);
        }
        if (bucket == null && endpoint != null) {
            throw new IllegalArgumentException(PREFIX + "bucket must name the bucket at the endpoint, was not set");
        }
        if (region.isBlank()) {
            throw new IllegalArgumentException(PREFIX + "region must not be empty, was \"" + region + "\"");
        }
        if ((accessKey == null) != (secretKey == null)) {
            String absent = accessKey == null ? "access-key" : "secret-key";
            throw new IllegalArgumentException(PREFIX + absent + " must be set as its other half is, was not set");
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static boolean isHttp(String endpoint) {
        try {
            URI address = URI.create(endpoint);
            return address.getHost() != null
                    && ("http".equals(address.getScheme()) || "https".equals(address.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
