/// Those who follow the archive from outside, over all the services as processes of their own.
@NullMarked
package org.stenogram.standalone.follow;

import org.jspecify.annotations.NullMarked;
