/// All services in one process, over an embedded Kafka broker and an embedded PostgreSQL; and the command line.
@NullMarked
package org.stenogram.standalone;

import org.jspecify.annotations.NullMarked;
