/// Real servers and shared checks for tests.
@NullMarked
package org.stenogram.testkit;

import org.jspecify.annotations.NullMarked;
