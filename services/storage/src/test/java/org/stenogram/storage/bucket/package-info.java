/// Tests of the package of the same name.
@NullMarked
package org.stenogram.storage.bucket;

import org.jspecify.annotations.NullMarked;
