package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import org.stenogram.query.answers.StatusAnswer.Status;
import org.stenogram.query.pages.HourChart;
import org.stenogram.query.pages.Overview;
import org.stenogram.query.postgres.PipelineWatch;
import org.stenogram.query.postgres.ReceiptReader;
import org.stenogram.query.questions.Paging;

/// Reads what the overview shows.
@Singleton
@Requires(property = "stenogram.query.enabled", value = "true")
final class OverviewReader {

    private static final Paging LATEST = new Paging(8, null);

    private final PipelineWatch pipeline;
    private final ReceiptReader receipts;

    OverviewReader(PipelineWatch pipeline, ReceiptReader receipts) {
        this.pipeline = pipeline;
        this.receipts = receipts;
    }

    Overview now() {
        Status now = pipeline.status();
        return new Overview(
                now,
                HourChart.of(pipeline.hours(), now.at()),
                receipts.batches(null, LATEST).items(),
                receipts.failures(null, null, LATEST).items());
    }
}
