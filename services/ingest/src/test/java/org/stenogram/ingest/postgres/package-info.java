/// Tests.
@NullMarked
package org.stenogram.ingest.postgres;

import org.jspecify.annotations.NullMarked;
