package org.stenogram.storage.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.stenogram.eventcodec.Topics;
import org.stenogram.stageruntime.Runner;
import org.stenogram.testkit.ArchiveDatabase;
import org.stenogram.testkit.KafkaBroker;

class StorageSetUpIT {

    @RegisterExtension
    final KafkaBroker kafka = new KafkaBroker();

    @RegisterExtension
    final ArchiveDatabase database = new ArchiveDatabase();

    @TempDir
    Path folder;

    @Test
    void topicsAndSchemaAreMadeOnceAndASecondRunChangesNothing() throws Exception {
        String[] settings = settings();

        StorageSetUp.main(settings);
        int migrations = migrations();
        StorageSetUp.main(settings);

        assertThat(migrations).isPositive().isEqualTo(migrations());
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            assertThat(Topics.differences(admin, kafka.topicPrefix())).isEmpty();
            assertThat(Topics.createMissing(admin, kafka.topicPrefix())).isEmpty();
        }
    }

    @Test
    void nothingOfTheServiceRunsMeanwhile() {
        try (ApplicationContext context =
                StorageSetUp.withoutRunners(settings()).start()) {
            assertThat(context.getBeansOfType(Runner.class)).isEmpty();
        }
    }

    private String[] settings() {
        return new String[] {
            "--stenogram.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
            "--stenogram.kafka.topic-prefix=" + kafka.topicPrefix(),
            "--stenogram.storage.jdbc-url=" + database.jdbcUrl(),
            "--stenogram.storage.password=" + database.password(),
            "--stenogram.bucket.folder=" + folder.resolve("bucket"),
        };
    }

    private int migrations() throws Exception {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM archive.schema_history")) {
            row.next();
            return row.getInt(1);
        }
    }
}
