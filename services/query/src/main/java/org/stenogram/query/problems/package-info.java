/// What can go wrong, in plain words: the problem types of RFC 9457.
@NullMarked
package org.stenogram.query.problems;

import org.jspecify.annotations.NullMarked;
