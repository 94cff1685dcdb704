/// Manifests and batches as objects of the bucket.
@NullMarked
package org.stenogram.ingest.bucket;

import org.jspecify.annotations.NullMarked;
