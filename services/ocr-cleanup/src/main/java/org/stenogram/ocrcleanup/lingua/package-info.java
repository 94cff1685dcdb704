/// Language detection by lingua.
@NullMarked
package org.stenogram.ocrcleanup.lingua;

import org.jspecify.annotations.NullMarked;
