/// Takes text out of bytes, or says in plain words why it cannot.
@NullMarked
package org.stenogram.ocrcleanup.extraction;

import org.jspecify.annotations.NullMarked;
