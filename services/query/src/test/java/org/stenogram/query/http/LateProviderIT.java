package org.stenogram.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.stenogram.stageruntime.kafka.KafkaConnection;
import org.stenogram.testkit.ArchiveDatabase;

/// The archive starts while the identity provider is away.
class LateProviderIT {

    @RegisterExtension
    final ArchiveDatabase archive = new ArchiveDatabase();

    @RegisterExtension
    final QueryServer query = new QueryServer();

    @TempDir
    Path bucket;

    @Test
    void whoWantsToSignInIsToldAndTheProviderIsAskedAgain() throws Exception {
        Provider provider = new Provider();
        provider.start();
        provider.settings().forEach(query::with);
        provider.stop();
        query.start(archive, bucket, new KafkaConnection("localhost:9", "", Map.of()));
        try (Reader reader = new Reader(query)) {
            HttpResponse<String> away = reader.open("/search?q=gold+watches");
            assertThat(away.statusCode()).as(away.body()).isEqualTo(503);
            assertThat(away.body())
                    .contains("The identity provider cannot be reached", "Try again in a minute")
                    .doesNotContain("Exception");
            HttpResponse<String> program = query.get("/sign-in", "Accept", "application/json");
            assertThat(program.statusCode()).isEqualTo(503);
            assertThat(program.body()).contains("urn:stenogram:problem:provider-away");
            assertThat(query.get("/health/liveness").statusCode()).isEqualTo(200);

            provider.start();
            provider.next("Ida Calder", "staff");
            HttpResponse<String> page = reader.open("/search?q=gold+watches");

            assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
            assertThat(page.body()).contains("Ida Calder", "Sign out");
        } finally {
            provider.stop();
        }
    }
}
