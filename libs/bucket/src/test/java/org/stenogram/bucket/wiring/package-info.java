/// What the settings allow.
@NullMarked
package org.stenogram.bucket.wiring;

import org.jspecify.annotations.NullMarked;
