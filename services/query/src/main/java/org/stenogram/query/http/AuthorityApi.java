package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.answers.Links;
import org.stenogram.query.answers.PersonAnswer.Imported;
import org.stenogram.query.authority.AuthorityFile;
import org.stenogram.query.postgres.PeopleDesk;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;

/// Takes in an authority file: who is who, as others have it. What cannot be used is told by line; the rest is taken.
@Controller(Links.API + "/authority")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "stenogram.query.enabled", value = "true")
final class AuthorityApi {

    private static final int LARGEST = 16 * 1024 * 1024;
    private static final int MOST_REFUSALS = 1000;

    private final PeopleDesk desk;

    AuthorityApi(PeopleDesk desk) {
        this.desk = desk;
    }

    @Post
    @Consumes("text/csv")
    Imported take(HttpRequest<?> request, @Body byte @Nullable [] body) {
        Parameters parameters = Parameters.of(request, "who", "reason");
        String who = parameters.text("who", Signature.LONGEST_NAME);
        String reason = parameters.text("reason", Signature.LONGEST_REASON);
        if (body != null && body.length > LARGEST) {
            throw new ProblemException(ProblemType.TOO_LARGE, "An authority file may have 16 MiB; cut it into parts.");
        }
        AuthorityFile file = AuthorityFile.of(text(body == null ? new byte[0] : body));
        int known = file.entries().isEmpty()
                ? 0
                : desk.take(file.entries(), Visitors.name(who == null ? "staff" : who), reason == null ? "" : reason);
        return new Imported(
                file.entries().size(),
                known,
                file.refusals().size(),
                file.refusals().stream().limit(MOST_REFUSALS).toList());
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ProblemException(
                    ProblemType.BAD_BODY, "The file is not UTF-8. Save it as UTF-8 and send it again.", e);
        }
    }
}
