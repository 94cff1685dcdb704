/// The originals in the bucket, as storage reads them.
@NullMarked
package org.stenogram.storage.bucket;

import org.jspecify.annotations.NullMarked;
