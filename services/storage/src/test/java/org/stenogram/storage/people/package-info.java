/// Tests of the package of the same name.
@NullMarked
package org.stenogram.storage.people;

import org.jspecify.annotations.NullMarked;
