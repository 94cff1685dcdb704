@NullMarked
package org.stenogram.speakersegmentation.people;

import org.jspecify.annotations.NullMarked;
