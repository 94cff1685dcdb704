package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.stenogram.query.answers.Links;
import org.stenogram.query.answers.Page;
import org.stenogram.query.answers.PersonAnswer.Decided;
import org.stenogram.query.answers.StatusAnswer.Person;
import org.stenogram.query.answers.StatusAnswer.PersonDetail;
import org.stenogram.query.postgres.PeopleDesk;
import org.stenogram.query.postgres.PeopleReader;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;
import org.stenogram.query.questions.PersonWish;

/// Who is known.
@Controller(Links.API + "/people")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "stenogram.query.enabled", value = "true")
final class PeopleApi {

    private final PeopleReader people;
    private final PeopleDesk desk;
    private final Questions questions;

    PeopleApi(PeopleReader people, PeopleDesk desk, Questions questions) {
        this.people = people;
        this.desk = desk;
        this.questions = questions;
    }

    @Get
    Page<Person> list(HttpRequest<?> request) {
        Parameters parameters = Parameters.of(request, "name", "limit", "cursor");
        return people.list(parameters.name("name"), questions.paging(parameters));
    }

    @Get("/{id}")
    PersonDetail person(HttpRequest<?> request, @PathVariable String id) {
        Parameters.of(request);
        return people.detail(Parameters.identifier("A person", id))
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "There is no person %s in the archive.".formatted(id)));
    }

    /// Merges, splits, renames, or takes such a decision back.
    @Post("/{id}/decisions")
    Decided decide(HttpRequest<?> request, @PathVariable String id, @Body PersonWish wish) {
        Parameters.of(request);
        return desk.decide(Parameters.identifier("A person", id), wish.by(Visitors.name(wish.who())));
    }
}
