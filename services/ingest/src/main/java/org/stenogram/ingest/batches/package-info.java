/// Batches as they stand in the bucket.
@NullMarked
package org.stenogram.ingest.batches;

import org.jspecify.annotations.NullMarked;
