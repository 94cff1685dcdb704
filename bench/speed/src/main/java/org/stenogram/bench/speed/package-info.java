/// How fast texts are cleaned and segmented.
@NullMarked
package org.stenogram.bench.speed;

import org.jspecify.annotations.NullMarked;
