/// Formats in XML, read by StAX without document types and entities.
@NullMarked
package org.stenogram.ocrcleanup.stax;

import org.jspecify.annotations.NullMarked;
