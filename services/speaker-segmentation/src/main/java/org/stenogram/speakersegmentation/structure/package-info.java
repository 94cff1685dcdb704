/// What is not speech: header, attendance, headings, notes, directions, signature.
@NullMarked
package org.stenogram.speakersegmentation.structure;

import org.jspecify.annotations.NullMarked;
