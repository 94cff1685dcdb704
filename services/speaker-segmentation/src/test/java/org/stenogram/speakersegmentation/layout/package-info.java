@NullMarked
package org.stenogram.speakersegmentation.layout;

import org.jspecify.annotations.NullMarked;
