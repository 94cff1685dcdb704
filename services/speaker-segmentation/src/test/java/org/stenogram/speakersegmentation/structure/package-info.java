@NullMarked
package org.stenogram.speakersegmentation.structure;

import org.jspecify.annotations.NullMarked;
