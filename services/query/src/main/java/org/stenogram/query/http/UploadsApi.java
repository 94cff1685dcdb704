package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.answers.Links;
import org.stenogram.query.bucket.Intake;
import org.stenogram.query.http.UploadForm.Posted;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;
import org.stenogram.query.questions.CollectionName;
import org.stenogram.query.questions.FileName;
import org.stenogram.query.questions.PlainText;
import org.stenogram.query.wiring.QuerySettings;

/// One or more files as one sealed batch, for curl and for the form of the status page.
///
/// The files wait outside of the bucket until all are there: either every file has a good name and size, or nothing is
/// taken.
@Controller(Links.API + "/uploads")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "stenogram.query.enabled", value = "true")
final class UploadsApi {

    private static final String COLLECTION = "collection";

    private final Intake intake;
    private final SendingLog log;
    private final int mostFiles;

    UploadsApi(Intake intake, SendingLog log, QuerySettings settings) {
        this.intake = intake;
        this.log = log;
        mostFiles = settings.uploadFiles();
    }

    @Post
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
    HttpResponse<?> upload(HttpRequest<?> request, @Body @Nullable InputStream body) {
        Parameters.of(request);
        InputStream bytes = body == null ? InputStream.nullInputStream() : body;
        try (UploadForm form = UploadForm.read(request, bytes, intake.limit(), mostFiles)) {
            return answer(request, take(form));
        }
    }

    /// What is taken, so that a client need not send what is refused.
    @Get
    Map<String, Object> limits(HttpRequest<?> request) {
        Parameters.of(request);
        return Map.of("fileBytes", intake.limit(), "files", mostFiles);
    }

    private Taken take(UploadForm form) {
        List<Posted> files = form.files();
        check(files);
        CollectionName collection = form.field(COLLECTION)
                .map(name -> CollectionName.of(PlainText.check(COLLECTION, name, Parameters.LONGEST_NAME)
                        .strip()))
                .orElse(CollectionName.DEFAULT);
        UUID batchId = intake.open(collection, files.size());
        log.opened(batchId, collection, files.size());
        for (Posted file : files) {
            try (InputStream bytes = file.open()) {
                intake.put(batchId, file.name(), bytes);
            } catch (IOException e) {
                throw UploadForm.unreadable(e);
            }
        }
        return new Taken(batchId, collection, intake.seal(batchId, files.size()));
    }

    private void check(List<Posted> files) {
        if (files.isEmpty()) {
            throw new ProblemException(
                    ProblemType.BAD_BODY, "The upload has no file. Choose one or more and send again.");
        }
        if (files.size() > mostFiles) {
            throw UploadForm.tooMany(mostFiles);
        }
        Set<FileName> names = new HashSet<>();
        for (Posted file : files) {
            if (!names.add(file.name())) {
                throw new ProblemException(
                        ProblemType.FILE_EXISTS,
                        "The upload has two files named %s. Give one another name, or send them in two uploads."
                                .formatted(file.name()));
            }
        }
    }

    private static HttpResponse<?> answer(HttpRequest<?> request, Taken taken) {
        boolean fromPage = request.getHeaders().accept().stream()
                .anyMatch(type -> type.getName().equals(MediaType.TEXT_HTML));
        if (fromPage) {
            return HttpResponse.seeOther(URI.create("/batches/" + taken.batchId));
        }
        return HttpResponse.created(
                        Map.of(
                                "batchId",
                                taken.batchId,
                                COLLECTION,
                                taken.collection.value(),
                                "files",
                                taken.files,
                                "links",
                                Links.batch(taken.batchId)),
                        URI.create(Links.API + "/batches/" + taken.batchId))
                .contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    private record Taken(UUID batchId, CollectionName collection, int files) {}
}
