/// A folder does it too.
@NullMarked
package org.stenogram.bucket.folder;

import org.jspecify.annotations.NullMarked;
