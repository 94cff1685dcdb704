/// Tests of corrections over editions.
@NullMarked
package org.stenogram.storage.amendments;

import org.jspecify.annotations.NullMarked;
