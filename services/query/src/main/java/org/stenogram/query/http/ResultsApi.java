package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import org.stenogram.exports.Form;
import org.stenogram.exports.SpeechTable;
import org.stenogram.query.answers.Links;
import org.stenogram.query.postgres.ResultReader;
import org.stenogram.query.questions.SearchFilters;

/// All that fits a question, or a collection, or the archive, as one file of any length.
@Controller(Links.API + "/export")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "stenogram.query.enabled", value = "true")
final class ResultsApi {

    private static final Set<String> FORMS = new TreeSet<>(Set.of(Form.CSV.word(), Form.BAGIT.word()));

    private final ResultReader results;
    private final Bags bags;
    private final Exports exports;
    private final Questions questions;

    ResultsApi(ResultReader results, Bags bags, Exports exports, Questions questions) {
        this.results = results;
        this.bags = bags;
        this.exports = exports;
        this.questions = questions;
    }

    @Get(produces = "*/*")
    HttpResponse<?> export(HttpRequest<?> request) {
        Parameters parameters = Questions.filterParameters(request, "format");
        String word = parameters.oneOf("format", FORMS);
        Form form = word == null ? Form.CSV : Form.of(word);
        SearchFilters question = questions.filters(parameters);
        String collection = question.collection();
        return exports.file(
                        request,
                        form,
                        collection == null ? "stenogram" : collection,
                        form == Form.BAGIT ? out -> bags.write(question, out) : out -> csv(question, out))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private void csv(SearchFilters question, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        results.passages(question, new SpeechTable(writer));
        writer.flush();
    }
}
