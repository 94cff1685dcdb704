/// The commands that people type.
@NullMarked
package org.stenogram.standalone.cli;

import org.jspecify.annotations.NullMarked;
