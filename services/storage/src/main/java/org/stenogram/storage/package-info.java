/// Applies document events to the archive in one transaction, and says what was archived.
@NullMarked
package org.stenogram.storage;

import org.jspecify.annotations.NullMarked;
