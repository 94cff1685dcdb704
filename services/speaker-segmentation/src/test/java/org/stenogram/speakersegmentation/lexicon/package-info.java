@NullMarked
package org.stenogram.speakersegmentation.lexicon;

import org.jspecify.annotations.NullMarked;
