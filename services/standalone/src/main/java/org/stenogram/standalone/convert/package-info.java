/// What `convert` makes of one file, without broker or database.
@NullMarked
package org.stenogram.standalone.convert;

import org.jspecify.annotations.NullMarked;
