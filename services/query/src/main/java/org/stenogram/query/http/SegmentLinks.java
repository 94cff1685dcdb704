package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import org.stenogram.query.answers.Links;
import org.stenogram.query.answers.SegmentAnswer;
import org.stenogram.query.postgres.ChangesReader.State;
import org.stenogram.query.postgres.SegmentFinder;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;

/// Permanent links of segments: they name edition and ordinal, and lead to where the words are now.
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "stenogram.query.enabled", value = "true")
final class SegmentLinks {

    private final SegmentFinder segments;
    private final ChangeNotes notes;

    SegmentLinks(SegmentFinder segments, ChangeNotes notes) {
        this.segments = segments;
        this.notes = notes;
    }

    @Get(Links.API + "/documents/{id}/segment")
    SegmentAnswer segment(HttpRequest<?> request, @PathVariable String id) {
        return find(request, id);
    }

    @Get(value = "/documents/{id}/segment", produces = MediaType.TEXT_HTML)
    HttpResponse<?> page(HttpRequest<?> request, @PathVariable String id) {
        SegmentAnswer found = find(request, id);
        if (found.now() == null) {
            throw new ProblemException(
                    ProblemType.NOT_FOUND,
                    "The current edition has no segment where edition %d has its segment %d, “%s”."
                            .formatted(
                                    found.then().edition(),
                                    found.then().ordinal(),
                                    found.then().snippet()));
        }
        return HttpResponse.seeOther(
                URI.create(Objects.requireNonNull(found.links().get("page"))));
    }

    private SegmentAnswer find(HttpRequest<?> request, String id) {
        Parameters parameters = Parameters.of(request, "edition", "ordinal");
        int edition = parameters.number("edition", 1, 0);
        int ordinal = parameters.number("ordinal", 1, 1);
        UUID documentId = Parameters.identifier("A document", id);
        State current = notes.current(documentId);
        State then = edition == 0 ? current : notes.edition(documentId, edition);
        return segments.find(then, ordinal, current)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND,
                        "Edition %d of the document has no segment %d."
                                .formatted(then.edition().edition(), ordinal)));
    }
}
