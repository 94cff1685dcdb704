package org.stenogram.storage.runs;

import java.util.UUID;
import org.stenogram.contracts.PipelineEvent.Original;

/// One content of a document.
public record Version(UUID documentId, int number, Original original) {}
