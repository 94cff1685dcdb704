/// What may be asked: every parameter is read and checked here, before it meets the database or the bucket.
@NullMarked
package org.stenogram.query.questions;

import org.jspecify.annotations.NullMarked;
