/// Tests of the stage, and the events they are fed.
@NullMarked
package org.stenogram.storage;

import org.jspecify.annotations.NullMarked;
