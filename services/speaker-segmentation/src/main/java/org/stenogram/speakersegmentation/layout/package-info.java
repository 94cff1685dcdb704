/// The lines of a text and what their shape says.
@NullMarked
package org.stenogram.speakersegmentation.layout;

import org.jspecify.annotations.NullMarked;
