/// The charset detector of ICU4J.
@NullMarked
package org.stenogram.ocrcleanup.icu;

import org.jspecify.annotations.NullMarked;
