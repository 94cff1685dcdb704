/// A bucket of an S3 endpoint as a bucket.
@NullMarked
package org.stenogram.bucket.s3;

import org.jspecify.annotations.NullMarked;
