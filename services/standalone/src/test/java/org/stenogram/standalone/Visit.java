package org.stenogram.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// One window of a browser, and all that its pages complained of: scripts that failed or were refused, dialogs.
final class Visit implements AutoCloseable {

    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Visit(BrowserContext context) {
        this.context = context;
        page = context.newPage();
        page.setDefaultTimeout(30_000);
        page.onPageError(error -> complaints.add("script failed: " + error));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        page.onDialog(dialog -> {
            complaints.add("a dialog: " + dialog.message());
            dialog.dismiss();
        });
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /// Opens a page and waits until all of it is there.
    Page open(String path) {
        page.navigate(path);
        page.waitForLoadState(LoadState.LOAD);
        return page;
    }

    /// What axe finds that keeps people out, in words. Its legacy mode leaves out frames of other origins, and no page
    /// has any; it takes a fifth of the time.
    List<String> seriousFindings() {
        return new AxeBuilder(page)
                        .setLegacyMode(true)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                        .analyze()
                        .getViolations()
                        .stream()
                        .filter(rule -> SERIOUS.contains(rule.getImpact()))
                        .flatMap(rule -> rule.getNodes().stream().map(node -> rule.getId() + ": " + node.getHtml()))
                        .toList();
    }

    /// How many pixels the page is wider than its window.
    int overflow() {
        return ((Number) page.evaluate("document.documentElement.scrollWidth - window.innerWidth")).intValue();
    }

    void assertNoComplaints() {
        assertThat(complaints).isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }
}
