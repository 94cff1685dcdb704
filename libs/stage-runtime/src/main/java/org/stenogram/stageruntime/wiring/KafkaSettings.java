package org.stenogram.stageruntime.wiring;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.MapFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Properties `stenogram.kafka.*`; [org.stenogram.stageruntime.kafka.KafkaConnection] checks them.
@Context
@ConfigurationProperties("stenogram.kafka")
record KafkaSettings(
        @Bindable(defaultValue = "127.0.0.1:9092") String bootstrapServers,
        @Bindable(defaultValue = "") String topicPrefix,

        @MapFormat(transformation = MapFormat.MapTransformation.FLAT) @Nullable
        Map<String, String> properties) {}
