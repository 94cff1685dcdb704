@NullMarked
package org.stenogram.speakersegmentation.turns;

import org.jspecify.annotations.NullMarked;
