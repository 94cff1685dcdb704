package org.stenogram.bucket.s3;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.stenogram.bucket.BucketContract;
import org.stenogram.bucket.IntakeBucket;
import org.stenogram.testkit.S3Endpoint;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.s3.S3Client;

class S3BucketIT extends BucketContract {

    @RegisterExtension
    final S3Endpoint endpoint = new S3Endpoint();

    private final List<S3Bucket> opened = new ArrayList<>();
    private S3Client client;

    @BeforeEach
    void makeBucket() {
        client = newClient();
        client.createBucket(request -> request.bucket(endpoint.bucket()));
    }

    @AfterEach
    void closeClients() {
        opened.forEach(S3Bucket::close);
        client.close();
    }

    @Override
    protected synchronized IntakeBucket bucket() {
        S3Bucket bucket = new S3Bucket("test", newClient(), endpoint.bucket());
        opened.add(bucket);
        return bucket;
    }

    private S3Client newClient() {
        return S3Clients.of(
                endpoint.address(),
                "us-east-1",
                true,
                StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(S3Endpoint.ACCESS_KEY, S3Endpoint.SECRET_KEY)));
    }
}
