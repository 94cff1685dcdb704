@NullMarked
package org.stenogram.speakersegmentation;

import org.jspecify.annotations.NullMarked;
