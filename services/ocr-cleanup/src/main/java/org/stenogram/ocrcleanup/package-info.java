/// Takes text out of the original and cleans it, every edit on a ledger.
@NullMarked
package org.stenogram.ocrcleanup;

import org.jspecify.annotations.NullMarked;
