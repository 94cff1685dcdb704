/// Tests.
@NullMarked
package org.stenogram.ingest.arrivals;

import org.jspecify.annotations.NullMarked;
