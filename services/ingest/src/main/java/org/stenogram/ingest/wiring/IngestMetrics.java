package org.stenogram.ingest.wiring;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.stenogram.ingest.IngestCounts;
import org.stenogram.ingest.IngestRunner;
import org.stenogram.ingest.arrivals.Refusal;

/// Shows the counts as metrics; the README lists them.
final class IngestMetrics {

    private IngestMetrics() {}

    static void bind(IngestCounts counts, IngestRunner runner, MeterRegistry meters) {
        counter("stenogram.ingest.taken", "Files whose bytes were kept", counts, IngestCounts::taken, meters);
        counter("stenogram.ingest.taken.bytes", "Bytes of those files", counts, IngestCounts::bytes, meters);
        counter(
                "stenogram.ingest.originals.known",
                "Files whose bytes had been kept before",
                counts,
                IngestCounts::knownOriginals,
                meters);
        counter(
                "stenogram.ingest.reannounced",
                "Arrivals announced again because the archive did not know them",
                counts,
                IngestCounts::reannounced,
                meters);
        for (Refusal refusal : Refusal.values()) {
            FunctionCounter.builder("stenogram.ingest.rejected", counts, each -> each.refusedFor(refusal))
                    .tag("code", refusal.code())
                    .description("Files that were refused")
                    .register(meters);
        }
        Gauge.builder("stenogram.ingest.backlog", counts, IngestCounts::waiting)
                .description("Files in the inbox at the last look")
                .register(meters);
        Gauge.builder("stenogram.ingest.in.flight", runner, IngestRunner::inFlight)
                .description("Files that are being taken")
                .register(meters);
        TimeGauge.builder(
                        "stenogram.ingest.oldest",
                        counts,
                        TimeUnit.MILLISECONDS,
                        each -> each.oldest().toMillis())
                .description("How long the oldest file of the inbox has been there")
                .register(meters);
    }

    private static void counter(
            String name,
            String description,
            IngestCounts counts,
            ToDoubleFunction<IngestCounts> value,
            MeterRegistry meters) {
        FunctionCounter.builder(name, counts, value).description(description).register(meters);
    }
}
