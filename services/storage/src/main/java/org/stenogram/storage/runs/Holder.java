package org.stenogram.storage.runs;

import java.util.UUID;

/// A document that has an edition of some bytes.
///
/// @param arrivalId the taking of the file that the edition was made of
public record Holder(String sha256, UUID documentId, UUID arrivalId) {}
