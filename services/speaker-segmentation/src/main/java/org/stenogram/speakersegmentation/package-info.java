/// Cuts cleaned text into segments and finds who said what.
@NullMarked
package org.stenogram.speakersegmentation;

import org.jspecify.annotations.NullMarked;
