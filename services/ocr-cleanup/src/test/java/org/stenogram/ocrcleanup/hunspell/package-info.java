/// Tests of dictionaries that are found on the machine.
@NullMarked
package org.stenogram.ocrcleanup.hunspell;

import org.jspecify.annotations.NullMarked;
