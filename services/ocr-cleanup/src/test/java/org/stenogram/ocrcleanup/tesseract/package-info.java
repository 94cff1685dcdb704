/// Tests of reading images.
@NullMarked
package org.stenogram.ocrcleanup.tesseract;

import org.jspecify.annotations.NullMarked;
