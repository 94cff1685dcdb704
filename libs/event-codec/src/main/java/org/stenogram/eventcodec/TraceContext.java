package org.stenogram.eventcodec;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// W3C Trace Context in the CloudEvents extension attribute `traceparent`.
///
/// A trace that came with the causing record is carried on unchanged: the pipeline reports no spans of its own
/// that a new parent could point to. Where none came, the run is the trace: its identifier without hyphens is
/// the trace id, so that staff can look a run up in a tracing system, and an event sent twice is the same
/// twice.
final class TraceContext {

    static final String ATTRIBUTE = "traceparent";

    /// Version 00, or a later one, which begins the same way; neither identifier may be all zeros.
    private static final Pattern VALID =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");

    private TraceContext() {}

    /// The trace that a record belongs to: its CloudEvents attribute, else the header that tracing agents
    /// write.
    static @Nullable String of(Headers headers) {
        String attribute = header(headers, "ce_" + ATTRIBUTE);
        return attribute != null && VALID.matcher(attribute).matches() ? attribute : header(headers, ATTRIBUTE);
    }

    /// The trace that is known if it is a valid one, else the trace of the run or batch, marked as sampled.
    static String continueOrBegin(@Nullable String known, UUID subjectId, UUID eventId) {
        if (known != null && VALID.matcher(known).matches()) {
            return known;
        }
        UUID trace = subjectId.equals(new UUID(0, 0)) ? eventId : subjectId;
        return "00-%016x%016x-%016x-01"
                .formatted(
                        trace.getMostSignificantBits(),
                        trace.getLeastSignificantBits(),
                        eventId.getLeastSignificantBits());
    }

    private static @Nullable String header(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
