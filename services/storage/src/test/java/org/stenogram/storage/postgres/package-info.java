/// Tests of the package of the same name.
@NullMarked
package org.stenogram.storage.postgres;

import org.jspecify.annotations.NullMarked;
