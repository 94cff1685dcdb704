package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.access.Caller;
import org.stenogram.access.Caller.Kind;
import org.stenogram.query.answers.Page;
import org.stenogram.query.answers.SavedSearch;
import org.stenogram.query.pages.Visitor;
import org.stenogram.query.postgres.SavedSearches;
import org.stenogram.query.postgres.Sessions;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;
import org.stenogram.query.questions.Paging;
import org.stenogram.query.questions.SavedSearchWish;
import org.stenogram.query.questions.SearchQuestion;

/// Who may keep, see and change which searches. Everyone keeps their own; sharing, and changing what is shared, is for
/// archivists. Where nobody signs in, all searches are everybody's.
@Singleton
@Requires(property = "stenogram.query.enabled", value = "true")
final class SavedSearchDesk {

    private final SavedSearches searches;
    private final Questions questions;
    private final Sessions sessions;
    private final Optional<SessionCookie> cookie;

    SavedSearchDesk(SavedSearches searches, Questions questions, Sessions sessions, Optional<SessionCookie> cookie) {
        this.searches = searches;
        this.questions = questions;
        this.sessions = sessions;
        this.cookie = cookie;
    }

    /// @param search parameters of a search, checked here
    SavedSearch save(
            HttpRequest<?> request, @Nullable String name, Map<String, String> search, boolean shared, String who) {
        SavedSearchWish wish = new SavedSearchWish(SavedSearchWish.name(name), check(search), shared);
        if (shared) {
            mayShare(request);
        }
        return searches.save(owner(request), wish, who);
    }

    /// @param name another name, or null to leave it
    /// @param shared whether all are to see it, or null to leave that
    SavedSearch change(HttpRequest<?> request, String id, @Nullable String name, @Nullable Boolean shared, String who) {
        SavedSearch before = find(request, id);
        boolean isShared = shared == null ? before.shared() : shared;
        if (before.shared() || isShared) {
            mayShare(request);
        }
        return searches.change(
                owner(request), before, name == null ? before.name() : SavedSearchWish.name(name), isShared, who);
    }

    void delete(HttpRequest<?> request, String id, String who) {
        SavedSearch search = find(request, id);
        if (search.shared()) {
            mayShare(request);
        }
        searches.delete(owner(request), search, who);
    }

    Page<SavedSearch> list(HttpRequest<?> request, Paging paging) {
        return searches.list(owner(request), paging);
    }

    SavedSearch find(HttpRequest<?> request, String id) {
        UUID known = Parameters.identifier("A saved search", id);
        return searches.find(owner(request), known)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND,
                        "There is no saved search %s, or it is somebody else's.".formatted(known)));
    }

    /// What is kept must be a search that can be run.
    private Map<String, String> check(Map<String, String> search) {
        Parameters parameters = Parameters.of(search, Questions.FILTERS);
        new SearchQuestion(questions.filters(parameters), questions.paging(parameters));
        return search;
    }

    private static void mayShare(HttpRequest<?> request) {
        Visitor visitor = Visitors.of(request);
        if (!visitor.mayChange()) {
            throw new ProblemException(
                    ProblemType.NOT_ALLOWED, "Searches that all see are for archivists to share, change and delete.");
        }
    }

    /// By the name that the provider never gives twice, for people; by the key's name, for programs.
    private String owner(HttpRequest<?> request) {
        Caller caller = Visitors.of(request).caller();
        if (caller == null) {
            return "";
        }
        if (caller.kind() == Kind.PERSON) {
            return cookie.flatMap(session -> session.token(request))
                    .flatMap(sessions::subject)
                    .map(subject -> "person " + subject)
                    .orElseThrow(() -> new ProblemException(
                            ProblemType.SIGN_IN_NEEDED, "The session has just ended. Sign in again."));
        }
        return caller.name();
    }
}
