package org.stenogram.query.http;

import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.http.multipart.CompletedPart;
import io.micronaut.http.server.multipart.MultipartBody;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;

/// Waits until all parts of an upload are there; the server keeps them on disk meanwhile.
final class Parts implements Subscriber<CompletedPart> {

    private final CompletableFuture<List<CompletedPart>> whole = new CompletableFuture<>();
    private final List<CompletedPart> parts = new ArrayList<>();

    private Parts() {}

    /// All parts, in the order in which they were sent, in a list that the caller may change. Must not be called by
    /// the thread that reads the connection.
    static List<CompletedPart> all(MultipartBody body) {
        Parts collector = new Parts();
        body.subscribe(collector);
        try {
            return collector.whole.join();
        } catch (CompletionException e) {
            discard(collector.parts);
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new ProblemException(
                    ProblemType.BAD_BODY, "The upload could not be read to its end. Send it again.", e);
        }
    }

    /// Removes what the server kept of the files.
    static void discard(List<CompletedPart> parts) {
        for (CompletedPart part : parts) {
            if (part instanceof CompletedFileUpload file) {
                file.discard();
            }
        }
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(CompletedPart part) {
        parts.add(part);
    }

    @Override
    public void onError(Throwable fault) {
        whole.completeExceptionally(fault);
    }

    @Override
    public void onComplete() {
        whole.complete(parts);
    }
}
