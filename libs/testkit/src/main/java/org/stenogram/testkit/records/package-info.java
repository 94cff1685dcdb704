/// Records of meetings that never were, any number of them, each with what is true of it.
@NullMarked
package org.stenogram.testkit.records;

import org.jspecify.annotations.NullMarked;
