package org.stenogram.query.http;

import static org.stenogram.query.icu.Messages.term;
import static org.stenogram.query.icu.Messages.text;

import gg.jte.TemplateEngine;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stenogram.eventcodec.Software;
import org.stenogram.query.kafka.GroupWatch;
import org.stenogram.query.pages.QualityReport;
import org.stenogram.query.pages.Shown;
import org.stenogram.query.pages.SystemView;
import org.stenogram.query.postgres.SystemReader;
import org.stenogram.query.wiring.SettingsInForce;
import org.stenogram.stageruntime.Runner;
import org.stenogram.stageruntime.RunnerHealth;

/// How the system is, for whoever runs it.
@Controller("/system")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "stenogram.query.enabled", value = "true")
final class SystemPages {

    private final SystemReader system;
    private final GroupWatch groups;
    private final List<Runner> runners;
    private final SettingsInForce settings;
    private final QualityReport quality = QualityReport.ofThisRelease();
    private final TemplateEngine templates;

    SystemPages(
            SystemReader system,
            GroupWatch groups,
            List<Runner> runners,
            SettingsInForce settings,
            TemplateEngine templates) {
        this.system = system;
        this.groups = groups;
        this.runners = List.copyOf(runners);
        this.settings = settings;
        this.templates = templates;
    }

    @Get(produces = MediaType.TEXT_HTML)
    String page(HttpRequest<?> request) {
        Parameters.of(request);
        return Html.render(
                templates,
                "system.jte",
                "view",
                new SystemView(
                        Software.version(),
                        system.emitted(),
                        groups.groups(system.positions()).orElse(null),
                        health(),
                        system.migrations(),
                        system.bytes(),
                        system.tables(),
                        settings.all(),
                        quality));
    }

    private SortedMap<String, String> health() {
        SortedMap<String, String> health = new TreeMap<>();
        for (Runner runner : runners) {
            health.put(
                    runner.name(),
                    switch (runner.health()) {
                        case RunnerHealth.Starting _ -> term("runnerState", "starting");
                        case RunnerHealth.Serving _ -> SystemView.SERVING;
                        case RunnerHealth.Waiting waiting ->
                            text("runner.waits", waiting.away(), Shown.time(waiting.since()));
                        case RunnerHealth.Stopped _ -> term("runnerState", "stopped");
                        case RunnerHealth.Broken broken -> text("runner.broken", broken.reason());
                    });
        }
        return health;
    }
}
