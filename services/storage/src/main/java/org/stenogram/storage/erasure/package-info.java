/// What is left of a document that was erased.
@NullMarked
package org.stenogram.storage.erasure;

import org.jspecify.annotations.NullMarked;
