/// Who is meant by a label, and who was present.
@NullMarked
package org.stenogram.speakersegmentation.people;

import org.jspecify.annotations.NullMarked;
