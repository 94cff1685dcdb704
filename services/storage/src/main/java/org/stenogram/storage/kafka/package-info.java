/// Where Kafka meets the archive: records in, the outbox out.
@NullMarked
package org.stenogram.storage.kafka;

import org.jspecify.annotations.NullMarked;
