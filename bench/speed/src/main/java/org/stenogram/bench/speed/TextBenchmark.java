package org.stenogram.bench.speed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import org.stenogram.contracts.PipelineEvent.CleanedText;
import org.stenogram.ocrcleanup.Cleanup;
import org.stenogram.speakersegmentation.Segmenter;

/// One pass over all records, on one thread.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class TextBenchmark {

    /// Which records: `clean`, `noisy`, or the clean ones as one text of 1 or 10 million characters.
    @Param({"clean", "noisy", "1M", "10M"})
    public String records = "clean";

    private final Cleanup cleanup = Cleanup.standard();
    private final Segmenter segmenter = new Segmenter();
    private final List<CleanedText> cleaned = new ArrayList<>();
    private List<byte[]> documents = List.of();

    /// Reads the records, and cleans them for segmentation.
    ///
    /// @throws IOException when they cannot be read
    @Setup
    public void read() throws IOException {
        documents = Speed.corpus(records).documents();
        for (byte[] document : documents) {
            if (cleanup.clean(document, "text/plain") instanceof Cleanup.Cleaned result) {
                cleaned.add(result.text());
            }
        }
    }

    /// The baseline: decodes the bytes and counts words, no more.
    @Benchmark
    public void countWords(Blackhole hole) {
        for (byte[] document : documents) {
            String text = new String(document, StandardCharsets.UTF_8);
            int words = 0;
            boolean inside = false;
            for (int at = 0; at < text.length(); at++) {
                boolean letter = Character.isLetterOrDigit(text.charAt(at));
                words += letter && !inside ? 1 : 0;
                inside = letter;
            }
            hole.consume(words);
        }
    }

    /// Bytes to cleaned text with its ledger.
    @Benchmark
    public void clean(Blackhole hole) {
        for (byte[] document : documents) {
            hole.consume(cleanup.clean(document, "text/plain"));
        }
    }

    /// Cleaned text to segments with their speakers.
    @Benchmark
    public void segment(Blackhole hole) {
        for (CleanedText text : cleaned) {
            hole.consume(segmenter.segment(text));
        }
    }
}
