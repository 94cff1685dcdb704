/// The API, and the client that sends.
@NullMarked
package org.stenogram.subscriptions.http;

import org.jspecify.annotations.NullMarked;
