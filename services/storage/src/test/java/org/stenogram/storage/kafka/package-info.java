/// Tests of the package of the same name.
@NullMarked
package org.stenogram.storage.kafka;

import org.jspecify.annotations.NullMarked;
