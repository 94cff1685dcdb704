package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.UUID;
import org.stenogram.query.answers.KeyAnswer.Key;
import org.stenogram.query.answers.KeyAnswer.MadeKey;
import org.stenogram.query.answers.Links;
import org.stenogram.query.answers.Page;
import org.stenogram.query.postgres.ApiKeys;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;

/// Keys of machines, for programs that keep them in order.
@Controller(Links.API + "/keys")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "stenogram.query.enabled", value = "true")
@Requires(property = "stenogram.access.enabled", value = "true")
final class KeysApi {

    private final ApiKeys keys;
    private final KeyMaking making;
    private final Questions questions;

    KeysApi(ApiKeys keys, KeyMaking making, Questions questions) {
        this.keys = keys;
        this.making = making;
        this.questions = questions;
    }

    @Get
    Page<Key> list(HttpRequest<?> request) {
        Parameters parameters = Parameters.of(request, "limit", "cursor");
        return keys.list(questions.paging(parameters));
    }

    @Post
    @Consumes(MediaType.APPLICATION_JSON)
    HttpResponse<MadeKey> make(HttpRequest<?> request, @Body KeyMaking.Wish wish) {
        Parameters.of(request);
        return HttpResponse.created(making.make(wish)).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    @Post("/{id}/revoke")
    @Consumes(MediaType.APPLICATION_JSON)
    Key revoke(HttpRequest<?> request, @PathVariable String id, @Body KeyMaking.Revocation wish) {
        Parameters.of(request);
        UUID keyId = Parameters.identifier("A key", id);
        return keys.revoke(keyId, wish.decision())
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no key %s.".formatted(keyId)));
    }
}
