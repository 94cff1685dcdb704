/// Real servers inside, or beside, this JVM: Kafka and PostgreSQL.
@NullMarked
package org.stenogram.embedded;

import org.jspecify.annotations.NullMarked;
