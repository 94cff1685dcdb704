/// The Kafka side of a stage: consumers, producers and what they carry.
@NullMarked
package org.stenogram.stageruntime.kafka;

import org.jspecify.annotations.NullMarked;
