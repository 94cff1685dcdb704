/// Tests.
@NullMarked
package org.stenogram.testkit.records;

import org.jspecify.annotations.NullMarked;
