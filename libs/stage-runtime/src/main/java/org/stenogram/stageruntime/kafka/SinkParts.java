package org.stenogram.stageruntime.kafka;

import org.stenogram.stageruntime.flow.Workers;
import org.stenogram.stageruntime.flow.WorldWatch;

/// What the sessions of a sink share.
record SinkParts(StageSettings settings, Workers workers, WorldWatch watch, RunnerMetrics metrics, RunnerLog log) {}
