/// A bucket of an S3 endpoint does it too.
@NullMarked
package org.stenogram.bucket.s3;

import org.jspecify.annotations.NullMarked;
