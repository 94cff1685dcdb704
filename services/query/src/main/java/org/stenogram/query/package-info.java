/// Reads the archive for people and programs: search, documents, receipts, status.
@NullMarked
package org.stenogram.query;

import org.jspecify.annotations.NullMarked;
