/// What every bucket must do, whatever it is made of.
@NullMarked
package org.stenogram.bucket;

import org.jspecify.annotations.NullMarked;
