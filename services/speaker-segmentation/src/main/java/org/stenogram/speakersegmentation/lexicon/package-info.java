/// Words that labels, headers and lists are made of, by language.
@NullMarked
package org.stenogram.speakersegmentation.lexicon;

import org.jspecify.annotations.NullMarked;
