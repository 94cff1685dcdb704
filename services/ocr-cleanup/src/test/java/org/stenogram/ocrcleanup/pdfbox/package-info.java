/// Tests of PDF.
@NullMarked
package org.stenogram.ocrcleanup.pdfbox;

import org.jspecify.annotations.NullMarked;
