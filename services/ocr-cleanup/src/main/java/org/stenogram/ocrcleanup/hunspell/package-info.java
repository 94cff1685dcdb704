/// Hunspell dictionaries that are found on the machine, read by Lucene.
@NullMarked
package org.stenogram.ocrcleanup.hunspell;

import org.jspecify.annotations.NullMarked;
