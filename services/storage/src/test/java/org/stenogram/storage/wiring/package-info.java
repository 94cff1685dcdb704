/// Tests of the package of the same name.
@NullMarked
package org.stenogram.storage.wiring;

import org.jspecify.annotations.NullMarked;
