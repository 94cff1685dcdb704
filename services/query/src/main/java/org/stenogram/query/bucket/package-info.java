/// Takes uploads into the bucket and gives originals out of it.
@NullMarked
package org.stenogram.query.bucket;

import org.jspecify.annotations.NullMarked;
