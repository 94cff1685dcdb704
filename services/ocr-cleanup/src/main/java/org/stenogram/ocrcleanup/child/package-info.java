/// Readers of formats that can unpack or grow, each run in a Java machine of its own.
@NullMarked
package org.stenogram.ocrcleanup.child;

import org.jspecify.annotations.NullMarked;
