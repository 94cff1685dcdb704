/// Puts storage together: settings, beans, the process.
@NullMarked
package org.stenogram.storage.wiring;

import org.jspecify.annotations.NullMarked;
