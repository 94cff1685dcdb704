/// What may be a speaker label, in every form that records use.
@NullMarked
package org.stenogram.speakersegmentation.labels;

import org.jspecify.annotations.NullMarked;
