/// What is known of a language's words, letters and of how print is misread: pure, read from tables.
@NullMarked
package org.stenogram.ocrcleanup.words;

import org.jspecify.annotations.NullMarked;
