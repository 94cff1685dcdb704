/// Who is the same person across documents. Pure: the JDK, JSpecify and the contracts only.
@NullMarked
package org.stenogram.storage.people;

import org.jspecify.annotations.NullMarked;
