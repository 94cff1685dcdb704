/// Asks the pipeline to run a document again.
@NullMarked
package org.stenogram.query.kafka;

import org.jspecify.annotations.NullMarked;
