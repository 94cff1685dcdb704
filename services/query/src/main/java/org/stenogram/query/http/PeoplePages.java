package org.stenogram.query.http;

import gg.jte.TemplateEngine;
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
import io.micronaut.http.uri.UriBuilder;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.answers.Page;
import org.stenogram.query.answers.PersonAnswer.Decided;
import org.stenogram.query.answers.SearchAnswer.Hit;
import org.stenogram.query.answers.StatusAnswer.Person;
import org.stenogram.query.answers.StatusAnswer.PersonDetail;
import org.stenogram.query.pages.PeopleView;
import org.stenogram.query.pages.Shown;
import org.stenogram.query.postgres.Desk.Decision;
import org.stenogram.query.postgres.PeopleDesk;
import org.stenogram.query.postgres.PeopleReader;
import org.stenogram.query.postgres.SearchReader;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;
import org.stenogram.query.questions.Paging;
import org.stenogram.query.questions.PersonWish;
import org.stenogram.query.questions.SearchFilters;
import org.stenogram.query.questions.SearchQuestion;

/// Who is known, and what one of them said.
@Controller("/people")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "stenogram.query.enabled", value = "true")
final class PeoplePages {

    private static final int ON_A_PAGE = 100;
    private static final int SPEECHES = 10;

    private final PeopleReader people;
    private final SearchReader search;
    private final PeopleDesk desk;
    private final TemplateEngine templates;

    PeoplePages(PeopleReader people, SearchReader search, PeopleDesk desk, TemplateEngine templates) {
        this.people = people;
        this.search = search;
        this.desk = desk;
        this.templates = templates;
    }

    @Get(produces = MediaType.TEXT_HTML)
    String list(HttpRequest<?> request) {
        Parameters parameters = Parameters.of(request, "name", "cursor");
        String name = parameters.name("name");
        Page<Person> found = people.list(name, new Paging(ON_A_PAGE, parameters.cursor()));
        UriBuilder next = UriBuilder.of("/people");
        if (name != null) {
            next.queryParam("name", name);
        }
        return Html.render(
                templates,
                "people.jte",
                "view",
                new PeopleView(
                        Shown.orEmpty(name),
                        found.items(),
                        found.next() == null
                                ? null
                                : next.queryParam("cursor", found.next())
                                        .build()
                                        .toString()));
    }

    @Get(value = "/{id}", produces = MediaType.TEXT_HTML)
    String person(HttpRequest<?> request, @PathVariable String id) {
        Parameters.of(request);
        UUID personId = Parameters.identifier("A person", id);
        PersonDetail detail = people.detail(personId)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "There is no person %s in the archive.".formatted(personId)));
        Page<Hit> speeches = search.search(
                        new SearchQuestion(SearchFilters.ofSpeaker(personId.toString()), new Paging(SPEECHES, null)))
                .page();
        return Html.render(
                templates,
                "person.jte",
                "view",
                new PeopleView.One(
                        detail,
                        speeches.items(),
                        speeches.next() == null ? null : "/search?speaker=" + personId,
                        Signature.lastName(request)));
    }

    /// What staff decided, from the person's page. The other one of a merge is named by identifier or by name.
    @Post(value = "/{id}", produces = MediaType.TEXT_HTML)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> decide(HttpRequest<?> request, @PathVariable String id, @Body @Nullable String body) {
        Parameters.of(request);
        UUID personId = Parameters.identifier("A person", id);
        Fields fields = Fields.of(body);
        Decision decision = Signature.of(fields);
        String kind = fields.required("kind", Parameters.LONGEST_NAME, "Choose what to do.");
        String other = fields.text("into", Parameters.LONGEST_NAME);
        String undone = fields.text("decision", Parameters.LONGEST_NAME);
        Decided decided = desk.decide(
                personId,
                new PersonWish(
                        kind,
                        kind.equals("merge") && other != null ? theOnly(other, personId) : null,
                        fields.all("document").stream()
                                .map(document -> Parameters.identifier("A document", document))
                                .toList(),
                        fields.text("name", Parameters.LONGEST_NAME),
                        undone == null ? null : Parameters.identifier("A decision", undone),
                        decision.who(),
                        decision.reason()));
        return Signature.decided("/people/" + decided.personId(), decision);
    }

    private UUID theOnly(String name, UUID besides) {
        List<Person> meant = people.list(name, new Paging(ON_A_PAGE, null)).items().stream()
                .filter(person -> !person.personId().equals(besides))
                .toList();
        if (meant.size() != 1) {
            throw new ProblemException(
                    ProblemType.BAD_BODY,
                    meant.isEmpty()
                            ? "Nobody else is called “%s”.".formatted(name)
                            : "“%s” may be %d people. Write the full name, or the identifier at the end of the address of their page."
                                    .formatted(name, meant.size()));
        }
        return meant.getFirst().personId();
    }
}
