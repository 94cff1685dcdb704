/// What is written down of an arrival, and why one is refused.
@NullMarked
package org.stenogram.ingest.arrivals;

import org.jspecify.annotations.NullMarked;
