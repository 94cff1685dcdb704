package org.stenogram.storage.postgres;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stenogram.contracts.PipelineEvent.DocumentFailed;
import org.stenogram.storage.runs.Settled;

/// Says in the log what became of each document, after the transaction has committed.
final class AppliedLog {

    private static final Logger LOG = LoggerFactory.getLogger(AppliedLog.class);

    private AppliedLog() {}

    static void write(Applied applied) {
        for (Settled settled : applied.settled()) {
            switch (settled) {
                case Settled.Archived archived ->
                    LOG.atInfo()
                            .addKeyValue(
                                    "documentId", archived.edition().source().documentId())
                            .addKeyValue("runId", archived.runId())
                            .addKeyValue("outcome", "archived")
                            .addKeyValue("edition", archived.number())
                            .log("document archived");
                case Settled.Duplicate duplicate ->
                    LOG.atInfo()
                            .addKeyValue("documentId", duplicate.of())
                            .addKeyValue("runId", duplicate.runId())
                            .addKeyValue("outcome", "duplicate")
                            .log("the archive has these bytes already");
            }
        }
        applied.failures().forEach(failed -> write(failed, "document failed"));
        applied.lateFailures().forEach(failed -> write(failed, "failure after success changes nothing"));
    }

    private static void write(DocumentFailed failed, String message) {
        LOG.atWarn()
                .addKeyValue("documentId", failed.documentId())
                .addKeyValue("runId", failed.runId())
                .addKeyValue("outcome", "failed")
                .addKeyValue("stage", failed.stage())
                .addKeyValue("code", failed.code())
                .log(message);
    }
}
