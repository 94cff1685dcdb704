/// The repairs: each a pure function from a text to a list of edits, and the chain that runs them and keeps the
/// ledger.
@NullMarked
package org.stenogram.ocrcleanup.rules;

import org.jspecify.annotations.NullMarked;
