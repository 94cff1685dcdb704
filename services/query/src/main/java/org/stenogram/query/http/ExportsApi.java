package org.stenogram.query.http;

import static org.stenogram.query.http.EditionChoice.AT;
import static org.stenogram.query.http.EditionChoice.EDITION;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.server.util.HttpHostResolver;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.stenogram.exports.ExportedDocument;
import org.stenogram.exports.Form;
import org.stenogram.query.answers.CitationStyle;
import org.stenogram.query.answers.DocumentAnswer.Version;
import org.stenogram.query.answers.Links;
import org.stenogram.query.postgres.ExportReader;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;

/// Editions in the forms that other programs read, and how they are cited.
@Controller(Links.API + "/documents/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "stenogram.query.enabled", value = "true")
final class ExportsApi {

    private final ExportReader reader;
    private final Exports exports;
    private final Bags bags;
    private final HttpHostResolver hosts;
    private final EditionChoice editions;

    ExportsApi(ExportReader reader, Exports exports, Bags bags, HttpHostResolver hosts, EditionChoice editions) {
        this.reader = reader;
        this.exports = exports;
        this.bags = bags;
        this.hosts = hosts;
        this.editions = editions;
    }

    @Get(value = "/export", produces = "*/*")
    HttpResponse<?> export(HttpRequest<?> request, @PathVariable String id) {
        Parameters parameters = Parameters.of(request, "format", EDITION, AT);
        String word = parameters.oneOf("format", Form.words());
        Form form = word == null ? Form.JSON : Form.of(word);
        Version version = editions.of(parameters, id);
        if (form == Form.BAGIT) {
            // A bag tells the document's story, too, which goes on.
            long told = reader.told(Parameters.identifier("A document", id));
            return EditionTag.answer(
                    request,
                    "%s-%d-%d".formatted(version.runId(), version.amendments(), told),
                    () -> exports.file(
                            request, form, baseName(version.name()), out -> bags.write(edition(version), out)));
        }
        return EditionTag.answer(
                request,
                version,
                () -> exports.file(
                        request,
                        form,
                        baseName(version.name()),
                        out -> DocumentForms.write(edition(version), form, out)));
    }

    @Get(value = "/citation", produces = "*/*")
    HttpResponse<?> citation(HttpRequest<?> request, @PathVariable String id) {
        Parameters parameters = Parameters.of(request, "style", EDITION, AT);
        String word = parameters.oneOf("style", CitationStyle.words());
        CitationStyle style = word == null ? CitationStyle.CHICAGO : CitationStyle.of(word);
        Version version = editions.of(parameters, id);
        return EditionTag.answer(
                request,
                version,
                () -> HttpResponse.ok(style.write(edition(version), hosts.resolve(request)))
                        .contentType(style.mediaType())
                        .header(
                                "Content-Disposition",
                                style.isFile()
                                        ? Attachment.disposition(baseName(version.name()) + style.extension())
                                        : "inline"));
    }

    private ExportedDocument edition(Version version) {
        return reader.edition(version.runId())
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "The edition was removed from the archive just now."));
    }

    /// `minutes` of `minutes.txt`.
    private static String baseName(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
