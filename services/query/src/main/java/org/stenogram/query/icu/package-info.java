/// The texts of the pages in the languages that they are offered in, with the plurals and numbers of each.
@NullMarked
package org.stenogram.query.icu;

import org.jspecify.annotations.NullMarked;
