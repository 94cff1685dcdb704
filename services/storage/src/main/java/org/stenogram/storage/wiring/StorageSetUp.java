package org.stenogram.storage.wiring;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.env.PropertySource;
import io.micronaut.core.order.Ordered;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stenogram.bucket.wiring.BucketMaking;
import org.stenogram.eventcodec.Topics;
import org.stenogram.stageruntime.kafka.KafkaConnection;
import org.stenogram.stageruntime.wiring.ServiceLauncher;
import org.stenogram.storage.postgres.ArchiveSchema;

/// Makes what the services share, once, and ends: the topics of the contract, schema `archive`, the bucket. Safe to
/// run again; what is there stays as it is.
public final class StorageSetUp {

    private static final Logger LOG = LoggerFactory.getLogger(StorageSetUp.class);

    private StorageSetUp() {}

    /// Ends with exit code 0 when all is there, 78 when a setting cannot be used, 1 when a server is away.
    ///
    /// @param args the settings of storage, `--name=value`
    public static void main(String[] args) {
        try (ApplicationContext context = withoutRunners(args).start()) {
            setUp(context);
        } catch (IOException | RuntimeException e) {
            String why = ServiceLauncher.badSetting(e).orElseGet(() -> String.valueOf(e.getMessage()));
            System.err.printf("set-up: %s%n", why);
            System.exit(ServiceLauncher.badSetting(e).isPresent() ? ServiceLauncher.BAD_SETTING : 1);
        }
    }

    /// Storage's settings, and none of what runs: a third member would join its consumers for a moment.
    static ApplicationContextBuilder withoutRunners(String... args) {
        List<PropertySource> sources = new ArrayList<>(ServiceLauncher.settingsOf("storage"));
        sources.add(
                PropertySource.of("set-up", Map.of("stenogram.storage.enabled", "false"), Ordered.LOWEST_PRECEDENCE));
        return ApplicationContext.builder().args(args).propertySources(sources.toArray(PropertySource[]::new));
    }

    private static void setUp(ApplicationContext context) throws IOException {
        KafkaConnection kafka = context.getBean(KafkaConnection.class);
        try (Admin admin = Admin.create(kafka.clientProperties())) {
            List<String> made = Topics.createMissing(admin, kafka.topicPrefix());
            LOG.atInfo().addKeyValue("topic", made).log("topics made");
            Topics.differences(admin, kafka.topicPrefix())
                    .forEach(difference -> LOG.atWarn().log(difference));
        }
        StorageSettings settings = context.getBean(StorageSettings.class);
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(settings.jdbcUrl());
        database.setUser(settings.user());
        database.setPassword(settings.password());
        new ArchiveSchema(database).ensure();
        LOG.atInfo().log("schema is current");
        boolean isNew = context.getBean(BucketMaking.class).makeMissing();
        LOG.atInfo().log(isNew ? "bucket made" : "bucket is there");
    }
}
