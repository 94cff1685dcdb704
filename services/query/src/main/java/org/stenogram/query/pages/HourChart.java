package org.stenogram.query.pages;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Documents archived in each of the last 24 hours, as the bars of a picture that is made on the server.
///
/// @param bars the oldest hour first
/// @param total of all bars
/// @param highest of all bars
public record HourChart(List<Bar> bars, long total, long highest) {

    /// Width and height of the picture, in its own units.
    public static final int WIDTH = 480;

    /// Height of the highest bar.
    public static final int HEIGHT = 60;

    private static final int HOURS = 24;
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:00").withZone(ZoneOffset.UTC);

    /// Copies the list.
    public HourChart {
        bars = List.copyOf(bars);
    }

    /// One hour.
    ///
    /// @param label its beginning in UTC
    public record Bar(int x, int y, int width, int height, String label, long documents) {}

    /// Draws counts by hour; an hour without an entry had none.
    public static HourChart of(Map<Instant, Long> byHour, Instant now) {
        Instant first = now.truncatedTo(ChronoUnit.HOURS).minus(HOURS - 1L, ChronoUnit.HOURS);
        long highest = byHour.values().stream().mapToLong(Long::longValue).max().orElse(0);
        int step = WIDTH / HOURS;
        long total = 0;
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < HOURS; i++) {
            Instant hour = first.plus(i, ChronoUnit.HOURS);
            long documents = byHour.getOrDefault(hour, 0L);
            // an hour that had any is never invisible
            int height = documents == 0 ? 0 : (int) Math.max(2, Math.round((double) HEIGHT * documents / highest));
            bars.add(new Bar(i * step, HEIGHT - height, step - 4, height, CLOCK.format(hour), documents));
            total += documents;
        }
        return new HourChart(bars, total, highest);
    }
}
