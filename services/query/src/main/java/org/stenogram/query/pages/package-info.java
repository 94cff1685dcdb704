/// What the pages show: plain values that the templates set, already in words.
@NullMarked
package org.stenogram.query.pages;

import org.jspecify.annotations.NullMarked;
