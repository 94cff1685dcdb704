package org.stenogram.testkit;

/// The images of the servers that tests start in containers: the same that `docker-compose.yml` names, which a test
/// holds.
public final class ContainerImages {

    /// The broker.
    public static final String KAFKA = "apache/kafka:4.4.0";
    /// The database.
    public static final String POSTGRES = "postgres:18";
    /// The S3 endpoint.
    public static final String S3 = "andrewgaul/s3proxy:latest";

    private ContainerImages() {}
}
