package org.stenogram.subscriptions;

/// Who changes something here, and why.
///
/// @param who as the activity log shows it
/// @param reason empty when none was given
public record Decision(String who, String reason) {}
