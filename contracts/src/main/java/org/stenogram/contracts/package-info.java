/// What travels between the services: one sealed interface, [PipelineEvent], and its records.
///
/// Uses the JDK and JSpecify only. Every offset in these records counts Unicode code points, as the W3C Web
/// Annotation
/// model does. A change here is a change to every service and every subscriber: read `contracts/README.md` first.
@NullMarked
package org.stenogram.contracts;

import org.jspecify.annotations.NullMarked;
