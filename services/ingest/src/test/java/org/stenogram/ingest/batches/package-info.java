/// Tests of the batches.
@NullMarked
package org.stenogram.ingest.batches;

import org.jspecify.annotations.NullMarked;
