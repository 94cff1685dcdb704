/// A document in the forms that others read.
@NullMarked
package org.stenogram.exports;

import org.jspecify.annotations.NullMarked;
