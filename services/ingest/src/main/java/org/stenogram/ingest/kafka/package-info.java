/// Says on Kafka what arrived.
@NullMarked
package org.stenogram.ingest.kafka;

import org.jspecify.annotations.NullMarked;
