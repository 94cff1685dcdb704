/// The bucket as a bean, made of settings.
@NullMarked
package org.stenogram.bucket.wiring;

import org.jspecify.annotations.NullMarked;
