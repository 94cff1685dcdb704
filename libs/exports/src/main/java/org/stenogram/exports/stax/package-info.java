/// The forms that are XML.
@NullMarked
package org.stenogram.exports.stax;

import org.jspecify.annotations.NullMarked;
