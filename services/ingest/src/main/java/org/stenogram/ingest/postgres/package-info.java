/// Asks the archive what it knows.
@NullMarked
package org.stenogram.ingest.postgres;

import org.jspecify.annotations.NullMarked;
