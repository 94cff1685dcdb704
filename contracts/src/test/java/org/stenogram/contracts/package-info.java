/// Tests of the contracts.
@NullMarked
package org.stenogram.contracts;

import org.jspecify.annotations.NullMarked;
