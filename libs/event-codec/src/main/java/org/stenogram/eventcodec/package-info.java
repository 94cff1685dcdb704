/// Events as CloudEvents records on Kafka.
@NullMarked
package org.stenogram.eventcodec;

import org.jspecify.annotations.NullMarked;
