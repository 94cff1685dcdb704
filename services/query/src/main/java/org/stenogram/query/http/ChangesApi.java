package org.stenogram.query.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.stenogram.query.answers.ChangeNote;
import org.stenogram.query.answers.Links;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;

/// What differs between two editions of a document.
@Controller(Links.API + "/documents/{id}/changes")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "stenogram.query.enabled", value = "true")
final class ChangesApi {

    private static final int TAG_BYTES = 16;

    private final ChangeNotes notes;

    private final ObjectMapper json;

    ChangesApi(ChangeNotes notes, ObjectMapper json) {
        this.notes = notes;
        this.json = json;
    }

    /// The tag is that of what is told: a decision about people changes a note too, without a new edition.
    @Get
    HttpResponse<?> changes(HttpRequest<?> request, @PathVariable String id) {
        ChangeNote note = notes.note(request, id);
        return EditionTag.answer(request, hash(note), () -> HttpResponse.ok(note));
    }

    private String hash(ChangeNote note) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(note));
            return HexFormat.of().formatHex(digest, 0, TAG_BYTES);
        } catch (JsonProcessingException e) {
            throw new ProblemException(ProblemType.INTERNAL, "A change note cannot be written as JSON.", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
