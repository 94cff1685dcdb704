/// Who may do what over HTTP: roles, keys of machines, and the tables of routes that say which role each needs.
@NullMarked
package org.stenogram.access;

import org.jspecify.annotations.NullMarked;
