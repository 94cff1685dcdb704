/// The originals in the bucket.
@NullMarked
package org.stenogram.ocrcleanup.bucket;

import org.jspecify.annotations.NullMarked;
