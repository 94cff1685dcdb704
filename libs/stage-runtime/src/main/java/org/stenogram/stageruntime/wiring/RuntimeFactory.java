package org.stenogram.stageruntime.wiring;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.env.Environment;
import jakarta.inject.Singleton;
import java.util.Map;
import org.stenogram.stageruntime.kafka.KafkaConnection;
import org.stenogram.stageruntime.kafka.StageSettings;

/// What every service of a process shares.
@Factory
final class RuntimeFactory {

    @Singleton
    KafkaConnection connection(KafkaSettings settings) {
        return new KafkaConnection(
                settings.bootstrapServers(),
                settings.topicPrefix(),
                settings.properties() == null ? Map.of() : settings.properties());
    }

    @Singleton
    StageSettings stageSettings(Environment environment) {
        return new StageProperties(environment).settings();
    }
}
