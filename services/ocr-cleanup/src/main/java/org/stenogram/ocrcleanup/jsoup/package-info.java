/// Web pages and hOCR, read by jsoup.
@NullMarked
package org.stenogram.ocrcleanup.jsoup;

import org.jspecify.annotations.NullMarked;
