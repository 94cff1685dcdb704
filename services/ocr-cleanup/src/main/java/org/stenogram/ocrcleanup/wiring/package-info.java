/// Puts ocr-cleanup together: settings, beans, the process.
@NullMarked
package org.stenogram.ocrcleanup.wiring;

import org.jspecify.annotations.NullMarked;
