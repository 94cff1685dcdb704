package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.answers.Links;
import org.stenogram.query.answers.Page;
import org.stenogram.query.answers.ReceiptAnswer.Batch;
import org.stenogram.query.answers.ReceiptAnswer.Receipt;
import org.stenogram.query.bucket.Intake;
import org.stenogram.query.postgres.ReceiptReader;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;
import org.stenogram.query.questions.ArrivalFilter;
import org.stenogram.query.questions.CollectionName;
import org.stenogram.query.questions.FileName;

/// Batches: opened, filled and sealed by those who drop files, and their receipts.
@Controller(Links.API + "/batches")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "stenogram.query.enabled", value = "true")
final class BatchesApi {

    private final ReceiptReader receipts;
    private final Intake intake;
    private final SendingLog log;
    private final Questions questions;

    BatchesApi(ReceiptReader receipts, Intake intake, SendingLog log, Questions questions) {
        this.receipts = receipts;
        this.intake = intake;
        this.log = log;
        this.questions = questions;
    }

    @Get
    Page<Batch> list(HttpRequest<?> request) {
        Parameters parameters = Parameters.of(request, "collection", "limit", "cursor");
        return receipts.batches(parameters.name("collection"), questions.paging(parameters));
    }

    @Get("/{id}")
    Batch batch(HttpRequest<?> request, @PathVariable String id) {
        Parameters.of(request);
        return receipts.batch(batchId(id))
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND,
                        "The archive has not heard of a batch %s: no file of it has been taken yet, or there is none."
                                .formatted(id)));
    }

    @Get("/{id}/arrivals")
    Page<Receipt> arrivals(HttpRequest<?> request, @PathVariable String id) {
        Parameters parameters = Parameters.of(request, "state", "limit", "cursor");
        return receipts.arrivals(
                ArrivalFilter.ofBatch(batchId(id), parameters.name("state")), questions.paging(parameters));
    }

    @Post
    @Consumes(MediaType.APPLICATION_JSON)
    HttpResponse<?> open(HttpRequest<?> request, @Body Bodies.@Nullable OpenBatch body) {
        Parameters.of(request);
        CollectionName collection = CollectionName.of(body == null ? null : body.collection());
        Integer files = body == null ? null : body.files();
        UUID batchId = intake.open(collection, files);
        log.opened(batchId, collection, files);
        return HttpResponse.created(
                Map.of("batchId", batchId, "collection", collection.value(), "links", Links.batch(batchId)),
                URI.create(Links.API + "/batches/" + batchId));
    }

    @Put("/{id}/files/{+name}")
    @Consumes(MediaType.ALL)
    HttpResponse<?> put(
            HttpRequest<?> request,
            @PathVariable String id,
            @PathVariable String name,
            @Body @Nullable InputStream bytes) {
        Parameters.of(request);
        FileName fileName = new FileName(name);
        UUID batchId = batchId(id);
        if (request.getContentLength() > intake.limit()) {
            throw Intake.tooLarge(intake.limit());
        }
        intake.put(batchId, fileName, bytes == null ? InputStream.nullInputStream() : bytes);
        return HttpResponse.created(Map.of("batchId", batchId, "name", name, "links", Links.batch(batchId)));
    }

    @Post("/{id}/seal")
    @Consumes(MediaType.APPLICATION_JSON)
    Map<String, Object> seal(HttpRequest<?> request, @PathVariable String id, @Body Bodies.@Nullable SealBatch body) {
        Parameters.of(request);
        UUID batchId = batchId(id);
        int files = intake.seal(batchId, body == null ? null : body.files());
        return Map.of("batchId", batchId, "files", files, "links", Links.batch(batchId));
    }

    private static UUID batchId(String id) {
        return Parameters.identifier("A batch", id);
    }
}
