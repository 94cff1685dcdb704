/// Tests of the package of the same name.
@NullMarked
package org.stenogram.storage.runs;

import org.jspecify.annotations.NullMarked;
