/// Which of the possible labels are labels, decided over the whole document.
@NullMarked
package org.stenogram.speakersegmentation.turns;

import org.jspecify.annotations.NullMarked;
