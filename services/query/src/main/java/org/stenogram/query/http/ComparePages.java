package org.stenogram.query.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gg.jte.TemplateEngine;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.stenogram.query.answers.DocumentAnswer.Ledger;
import org.stenogram.query.answers.RawJson;
import org.stenogram.query.pages.CompareView;
import org.stenogram.query.pages.Comparison;
import org.stenogram.query.pages.Comparison.Edit;
import org.stenogram.query.pages.Comparison.Sheet;
import org.stenogram.query.pages.Shown;
import org.stenogram.query.postgres.DocumentReader;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;

/// The original of a document beside its cleaned text, each edit marked and explained, page by page.
@Controller("/documents/{id}/compare")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "stenogram.query.enabled", value = "true")
final class ComparePages {

    private final DocumentReader documents;
    private final ObjectMapper json;
    private final TemplateEngine templates;

    ComparePages(DocumentReader documents, ObjectMapper json, TemplateEngine templates) {
        this.documents = documents;
        this.json = json;
        this.templates = templates;
    }

    @Get(produces = MediaType.TEXT_HTML)
    String page(HttpRequest<?> request, @PathVariable String id) {
        Parameters parameters = Parameters.of(request, "page", "edition");
        UUID documentId = Parameters.identifier("A document", id);
        Ledger ledger = documents
                .ledger(documentId, parameters.number("edition", 1, 0))
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND,
                        "There is no document %s in the archive, or no such edition of it.".formatted(documentId)));
        Comparison comparison = new Comparison(ledger.text(), edits(ledger.edits()), pages(ledger.pages()));
        int number = parameters.number("page", 1, 1);
        if (number > comparison.sheets()) {
            throw new ProblemException(
                    ProblemType.NOT_FOUND, "The document has %d pages here.".formatted(comparison.sheets()));
        }
        Sheet sheet = comparison.sheet(number);
        return Html.render(
                templates,
                "compare.jte",
                "view",
                new CompareView(
                        documentId,
                        ledger.title(),
                        documents
                                .summary(documentId)
                                .map(document -> Shown.orEmpty(document.language()))
                                .orElse(""),
                        ledger.edition(),
                        ledger.current(),
                        number,
                        comparison.sheets(),
                        sheet,
                        reasons(sheet)));
    }

    private static List<CompareView.Reason> reasons(Sheet sheet) {
        Map<String, List<Edit>> byCause = new LinkedHashMap<>();
        for (Comparison.Piece piece : sheet.pieces()) {
            Edit edit = piece.edit();
            if (edit != null) {
                byCause.computeIfAbsent(
                                edit.rule() + "\n" + edit.version() + "\n" + edit.reason(), cause -> new ArrayList<>())
                        .add(edit);
            }
        }
        return byCause.values().stream()
                .map(edits -> new CompareView.Reason(
                        edits.getFirst().rule(),
                        edits.getFirst().version(),
                        edits.getFirst().reason(),
                        edits))
                .toList();
    }

    private List<Edit> edits(RawJson raw) {
        List<Edit> edits = new ArrayList<>();
        for (JsonNode edit : tree(raw)) {
            edits.add(new Edit(
                    edits.size() + 1,
                    edit.path("rule").asText(),
                    edit.path("version").asInt(),
                    edit.path("start").asInt(),
                    edit.path("end").asInt(),
                    edit.path("before").asText(),
                    edit.path("after").asText(),
                    edit.path("reason").asText()));
        }
        return edits;
    }

    private TreeMap<Integer, String> pages(RawJson raw) {
        TreeMap<Integer, String> pages = new TreeMap<>();
        for (JsonNode page : tree(raw)) {
            pages.put(page.path("offset").asInt(), page.path("label").asText(""));
        }
        return pages;
    }

    private JsonNode tree(RawJson raw) {
        try {
            return json.readTree(raw.text());
        } catch (JsonProcessingException e) {
            throw new ProblemException(ProblemType.INTERNAL, "The archive holds JSON that cannot be read.", e);
        }
    }
}
