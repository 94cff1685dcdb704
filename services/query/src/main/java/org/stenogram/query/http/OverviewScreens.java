package org.stenogram.query.http;

import gg.jte.TemplateEngine;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.sse.Event;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stenogram.query.icu.Messages;
import org.stenogram.query.pages.Overview;
import org.stenogram.query.pages.Visitor;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;
import org.stenogram.query.wiring.QuerySettings;

/// All browsers that show the overview. What changes is read and written once for all who see the same, in one thread
/// that rests while nobody looks, so that many open overviews cost little more than one.
@Singleton
@Requires(property = "stenogram.query.enabled", value = "true")
final class OverviewScreens {

    private static final Logger LOG = LoggerFactory.getLogger(OverviewScreens.class);

    private static final Duration PERIOD = Duration.ofSeconds(2);

    /// Then a browser connects again, and shows anew who it belongs to.
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final OverviewReader overview;
    private final TemplateEngine templates;
    private final int most;
    private final Set<OverviewScreen> screens = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private boolean isShowing;

    OverviewScreens(OverviewReader overview, TemplateEngine templates, QuerySettings settings) {
        this.overview = overview;
        this.templates = templates;
        this.most = settings.eventReaders();
    }

    /// What all see who read the same language and may do the same.
    private record Sight(Messages language, boolean mayChange) {}

    /// The changes of the overview for one more browser.
    ///
    /// @throws ProblemException when there are as many as there may be
    Publisher<Event<String>> open(Visitor visitor, Messages language) {
        if (screens.size() >= most) {
            throw new ProblemException(
                    ProblemType.TOO_MANY_READERS,
                    "%d browsers follow the overview, as many as may. Try again shortly, or have the limit raised (setting stenogram.query.event-readers)."
                            .formatted(most));
        }
        return new OverviewScreen(visitor, language, this::add, screens::remove);
    }

    private void add(OverviewScreen screen) {
        screens.add(screen);
        lock.lock();
        try {
            if (!isShowing) {
                isShowing = true;
                Thread.ofVirtual().name("query-overview").start(this::show);
            }
        } finally {
            lock.unlock();
        }
    }

    private void show() {
        try {
            while (isWatched()) {
                showNow();
                Thread.sleep(PERIOD);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isWatched() {
        lock.lock();
        try {
            isShowing = !screens.isEmpty();
            return isShowing;
        } finally {
            lock.unlock();
        }
    }

    private void showNow() {
        try {
            Overview now = overview.now();
            Map<Sight, String> written = new HashMap<>();
            for (OverviewScreen screen : screens) {
                if (screen.age().compareTo(LONGEST) > 0) {
                    screen.end();
                } else {
                    Visitor visitor = screen.visitor();
                    screen.show(written.computeIfAbsent(
                            new Sight(screen.language(), visitor.mayChange()), sight -> write(now, visitor, sight)));
                }
            }
        } catch (RuntimeException e) {
            // A browser that hears nothing asks, and is told.
            LOG.debug("The overview could not be read", e);
        }
    }

    private String write(Overview now, Visitor visitor, Sight sight) {
        return Html.render(templates, "live.jte", Map.of("overview", now), visitor, sight.language());
    }

    @PreDestroy
    void stop() {
        screens.forEach(OverviewScreen::end);
    }
}
