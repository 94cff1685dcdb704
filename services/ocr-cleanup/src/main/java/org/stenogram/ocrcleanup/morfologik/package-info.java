/// Word lists in the automata that morfologik reads.
@NullMarked
package org.stenogram.ocrcleanup.morfologik;

import org.jspecify.annotations.NullMarked;
