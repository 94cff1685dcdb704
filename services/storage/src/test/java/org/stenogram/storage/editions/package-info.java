/// Tests of the package of the same name.
@NullMarked
package org.stenogram.storage.editions;

import org.jspecify.annotations.NullMarked;
