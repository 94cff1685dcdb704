package org.stenogram.query.events;

import java.time.Duration;

/// How a reader is led along.
///
/// @param heartbeat how long a connection may be silent
/// @param patience how long a reader may leave a message untaken
public record Pace(Duration heartbeat, Duration patience) {}
