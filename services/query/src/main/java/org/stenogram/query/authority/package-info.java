/// Reads authority files: lists of people that others keep, with the forms of their names and what catalogues call
/// them.
@NullMarked
package org.stenogram.query.authority;

import org.jspecify.annotations.NullMarked;
