package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.server.util.HttpHostResolver;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;
import java.util.UUID;
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
    private final Withdrawals withdrawals;

    ExportsApi(ExportReader reader, Exports exports, Bags bags, HttpHostResolver hosts, Withdrawals withdrawals) {
        this.reader = reader;
        this.exports = exports;
        this.bags = bags;
        this.hosts = hosts;
        this.withdrawals = withdrawals;
    }

    @Get(value = "/export", produces = "*/*")
    HttpResponse<?> export(HttpRequest<?> request, @PathVariable String id) {
        Parameters parameters = Parameters.of(request, "format", "edition");
        String word = parameters.oneOf("format", Form.words());
        Form form = word == null ? Form.JSON : Form.of(word);
        Version version = version(parameters, id);
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
        Parameters parameters = Parameters.of(request, "style", "edition");
        String word = parameters.oneOf("style", CitationStyle.words());
        CitationStyle style = word == null ? CitationStyle.CHICAGO : CitationStyle.of(word);
        Version version = version(parameters, id);
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

    private Version version(Parameters parameters, String id) {
        UUID documentId = Parameters.identifier("A document", id);
        int edition = parameters.number("edition", 1, 0);
        Optional<Version> found = reader.version(documentId, edition);
        if (found.isEmpty()) {
            withdrawals.check(documentId);
        }
        return found.orElseThrow(() -> new ProblemException(
                ProblemType.NOT_FOUND,
                edition == 0
                        ? "There is no document %s in the archive.".formatted(documentId)
                        : "There is no edition %d of a document %s in the archive.".formatted(edition, documentId)));
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
