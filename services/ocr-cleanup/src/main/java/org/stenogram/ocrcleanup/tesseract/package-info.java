/// Images of pages, read by the `tesseract` program where it is installed.
@NullMarked
package org.stenogram.ocrcleanup.tesseract;

import org.jspecify.annotations.NullMarked;
