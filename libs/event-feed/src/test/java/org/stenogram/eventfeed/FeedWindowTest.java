package org.stenogram.eventfeed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.stenogram.contracts.EventType;

class FeedWindowTest {

    private static final Duration AT_ONCE = Duration.ZERO;

    private final FeedWindow window = new FeedWindow(3, 100);

    @Test
    void beforeItIsOpenedNothingIsHere() throws Exception {
        assertThat(window.after(0, AT_ONCE)).isEmpty();
    }

    @Test
    void whoIsOlderThanTheOpeningHasToReadTheLog() throws Exception {
        window.open(7);

        assertThat(window.after(6, AT_ONCE)).isEmpty();
        assertThat(window.after(7, AT_ONCE)).hasValue(new FeedPage(List.of(), 7));
    }

    @Test
    void whatComesAfterAPositionIsHereInOrder() throws Exception {
        window.open(7);
        window.append(page(10, 8, 10));

        assertThat(positions(window.after(7, AT_ONCE))).containsExactly(8L, 10L);
        assertThat(positions(window.after(8, AT_ONCE))).containsExactly(10L);
        assertThat(window.after(10, AT_ONCE)).hasValue(new FeedPage(List.of(), 10));
    }

    @Test
    void whatIsTooMuchFallsOutAtTheOldEndAndIsMissed() throws Exception {
        window.open(0);
        window.append(page(5, 1, 2, 3, 4, 5));

        assertThat(window.after(1, AT_ONCE)).isEmpty();
        assertThat(positions(window.after(2, AT_ONCE))).containsExactly(3L, 4L, 5L);
    }

    @Test
    void largeEventsFallOutSooner() throws Exception {
        window.open(0);
        window.append(new FeedPage(List.of(event(1, 60), event(2, 60)), 2));

        assertThat(window.after(0, AT_ONCE)).isEmpty();
        assertThat(positions(window.after(1, AT_ONCE))).containsExactly(2L);
    }

    @Test
    void whoWaitsIsWoken() throws Exception {
        window.open(0);
        CompletableFuture<List<Long>> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return positions(window.after(0, Duration.ofMinutes(1)));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        window.append(page(1, 1));

        assertThat(waiting.join()).containsExactly(1L);
    }

    private static List<Long> positions(Optional<FeedPage> page) {
        return page.orElseThrow().events().stream().map(FeedEvent::position).toList();
    }

    private static FeedPage page(long through, long... positions) {
        return new FeedPage(
                LongStream.of(positions)
                        .mapToObj(position -> event(position, 2))
                        .toList(),
                through);
    }

    private static FeedEvent event(long position, int characters) {
        UUID id = new UUID(0, position);
        return new FeedEvent(
                position,
                id,
                EventType.DOCUMENT_ARCHIVED,
                "/stenogram/storage",
                id,
                id,
                "harbour",
                Instant.EPOCH,
                null,
                "x".repeat(characters));
    }
}
