/// Tests of what is known of words.
@NullMarked
package org.stenogram.ocrcleanup.words;

import org.jspecify.annotations.NullMarked;
