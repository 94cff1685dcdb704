/// Where in a text a quotation stands, though a scanner or a typist wrote it differently.
@NullMarked
package org.stenogram.query.quotations;

import org.jspecify.annotations.NullMarked;
