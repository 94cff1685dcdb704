/// Puts speaker-segmentation together: beans, the process.
@NullMarked
package org.stenogram.speakersegmentation.wiring;

import org.jspecify.annotations.NullMarked;
