/// What harvesters ask by OAI-PMH 2.0.
@NullMarked
package org.stenogram.query.oai;

import org.jspecify.annotations.NullMarked;
