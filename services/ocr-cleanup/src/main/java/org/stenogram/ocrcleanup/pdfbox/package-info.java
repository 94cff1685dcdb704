/// PDF, read by PDFBox in a process of its own.
@NullMarked
package org.stenogram.ocrcleanup.pdfbox;

import org.jspecify.annotations.NullMarked;
