/// Packages in the form of BagIt (RFC 8493): written while they are sent, and checked without an archive.
@NullMarked
package org.stenogram.exports.bagit;

import org.jspecify.annotations.NullMarked;
