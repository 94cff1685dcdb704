/// A folder as a bucket.
@NullMarked
package org.stenogram.bucket.folder;

import org.jspecify.annotations.NullMarked;
