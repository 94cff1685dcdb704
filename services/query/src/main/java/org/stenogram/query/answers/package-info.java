/// What is answered: the shapes of the JSON and of the pages. The field names are the API.
@NullMarked
package org.stenogram.query.answers;

import org.jspecify.annotations.NullMarked;
