package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.http.multipart.CompletedPart;
import io.micronaut.http.server.multipart.MultipartBody;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.answers.Links;
import org.stenogram.query.bucket.Intake;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;
import org.stenogram.query.questions.CollectionName;
import org.stenogram.query.questions.FileName;
import org.stenogram.query.questions.PlainText;
import org.stenogram.query.wiring.QuerySettings;

/// One or more files as one sealed batch, for curl and for the form of the status page.
///
/// The parts wait on disk until all are there: either every file has a good name and size, or nothing is taken.
@Controller(Links.API + "/uploads")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "stenogram.query.enabled", value = "true")
final class UploadsApi {

    private static final String COLLECTION = "collection";

    private final Intake intake;
    private final int mostFiles;

    UploadsApi(Intake intake, QuerySettings settings) {
        this.intake = intake;
        mostFiles = settings.uploadFiles();
    }

    @Post
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    HttpResponse<?> upload(HttpRequest<?> request, @Body MultipartBody body) {
        Parameters.of(request);
        List<CompletedPart> parts = Parts.all(body);
        try {
            return answer(request, take(parts));
        } finally {
            Parts.discard(parts);
        }
    }

    private Taken take(List<CompletedPart> parts) {
        CollectionName collection = CollectionName.DEFAULT;
        List<CompletedFileUpload> files = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (CompletedPart part : parts) {
            if (part instanceof CompletedFileUpload file) {
                if (isEmptyField(file)) {
                    continue;
                }
                check(file, names);
                files.add(file);
            } else if (part.getName().equals(COLLECTION)) {
                collection = CollectionName.of(PlainText.check(COLLECTION, text(part), Parameters.LONGEST_NAME)
                        .strip());
            }
        }
        if (files.isEmpty()) {
            throw new ProblemException(
                    ProblemType.BAD_BODY, "The upload has no file. Choose one or more and send again.");
        }
        if (files.size() > mostFiles) {
            throw new ProblemException(
                    ProblemType.TOO_LARGE,
                    "An upload may have %d files at most. Send the others in further uploads.".formatted(mostFiles));
        }
        UUID batchId = intake.open(collection, files.size());
        for (CompletedFileUpload file : files) {
            // Its stream, once closed, has discarded the file.
            parts.remove(file);
            try (InputStream bytes = file.getInputStream()) {
                intake.put(batchId, new FileName(file.getFilename()), bytes);
            } catch (IOException e) {
                throw unreadable(e);
            }
        }
        return new Taken(batchId, collection, intake.seal(batchId, files.size()));
    }

    private void check(CompletedFileUpload file, Set<String> names) {
        FileName name = new FileName(file.getFilename());
        if (!names.add(name.value())) {
            throw new ProblemException(
                    ProblemType.FILE_EXISTS,
                    "The upload has two files named %s. Give one another name, or send them in two uploads."
                            .formatted(name));
        }
        if (file.getSize() > intake.limit()) {
            throw Intake.tooLarge(intake.limit());
        }
    }

    /// A file field of a form that nothing was chosen in.
    private static boolean isEmptyField(CompletedFileUpload file) {
        return file.getFilename().isEmpty() && file.getSize() == 0;
    }

    private static String text(CompletedPart part) {
        try {
            return new String(part.getBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static ProblemException unreadable(@Nullable IOException e) {
        return new ProblemException(ProblemType.BAD_BODY, "The upload could not be read to its end. Send it again.", e);
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
                URI.create(Links.API + "/batches/" + taken.batchId));
    }

    private record Taken(UUID batchId, CollectionName collection, int files) {}
}
