package org.stenogram.ocrcleanup.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stenogram.ocrcleanup.rules.FurnitureBlock.Kind;
import org.stenogram.ocrcleanup.words.CharacterKind;

/// Finds page numbers that stand between lines of text, by how they count up and by what stands
/// beside them.
final class FurnitureFinder {

    private static final Pattern EDITORS_MARK = Pattern.compile("[\\[(].*\\p{L}.*[\\])]|.*\\d\\.|\\(\\d+\\)");
    private static final Pattern BROKEN = Pattern.compile("[-–—~. ]*([0-9lIiOoSsBZz|]{1,4})[-–—~. ]*");
    private static final String LOOKALIKES = "lIi|OoSsBZz";
    private static final String DIGITS = "11110055822";
    private static final int LONGEST_HEADING = 110;
    /// A page is longer than this.
    private static final int PAGE = 300;
    /// Numbers beside heads are believed when so many pages have them.
    private static final int FEWEST_BESIDE = 4;
    /// Numbers that were lost between two that were found.
    private static final int LOST = 3;

    private final String text;
    private final Lines lines;
    private final Map<String, Integer> recurring = new HashMap<>();
    /// How often a running head has a number beside it.
    private final Map<String, Integer> besides = new HashMap<>();

    FurnitureFinder(String text, Lines lines) {
        this.text = text;
        this.lines = lines;
    }

    /// The blocks that are furniture, in reading order.
    List<FurnitureBlock> found() {
        List<FurnitureBlock> candidates = candidates();
        if (candidates.isEmpty()) {
            return List.of();
        }
        countNeighbours(candidates);
        List<FurnitureBlock> blocks =
                candidates.stream().map(this::withHeadings).toList();
        boolean[] accepted = new boolean[blocks.size()];
        acceptChains(blocks, accepted);
        boolean any = false;
        for (boolean one : accepted) {
            any |= one;
        }
        List<FurnitureBlock> found = new ArrayList<>();
        int end = -1;
        for (int i = 0; i < blocks.size(); i++) {
            FurnitureBlock block = blocks.get(i);
            if (block.above() >= end && (accepted[i] || (!any && isAloneButSure(block)))) {
                found.add(block);
                end = block.last();
            }
        }
        return found;
    }

    private List<FurnitureBlock> candidates() {
        List<FurnitureBlock> candidates = new ArrayList<>();
        for (int line = 0; line < lines.count(); line++) {
            int width = lines.end(line) - lines.content(line);
            if (width == 0 || width > LONGEST_HEADING || !mayHaveNumber(line)) {
                continue;
            }
            String content = lines.trimmed(line);
            if (EDITORS_MARK.matcher(content).matches()) {
                continue;
            }
            Optional<PageNumber> number = PageNumber.of(content);
            if (number.isPresent()) {
                PageNumber found = number.get();
                Kind kind = !found.heading().isEmpty() ? Kind.HEADED : found.decorated() ? Kind.DECORATED : Kind.BARE;
                candidates.add(block(line, found.number(), kind));
            } else {
                int broken = brokenNumber(content);
                if (broken > 0) {
                    candidates.add(block(line, broken, Kind.BROKEN));
                } else {
                    addBeside(candidates, line, content);
                }
            }
        }
        candidates.removeIf(block -> block.kind() == Kind.BESIDE && besides.getOrDefault(heading(block), 0) < 2);
        return candidates;
    }

    private void addBeside(List<FurnitureBlock> candidates, int line, String content) {
        PageNumber.besideHeading(content).ifPresent(number -> {
            FurnitureBlock block = block(line, number.number(), Kind.BESIDE);
            candidates.add(block);
            besides.merge(heading(block), 1, Integer::sum);
        });
    }

    private String heading(FurnitureBlock block) {
        return PageNumber.besideHeading(lines.trimmed(block.line()))
                .map(number -> Recurrence.folded(number.heading()))
                .orElse("");
    }

    /// Page numbers end their line, decoration apart, or stand before a running head; one that was
    /// misread stands alone.
    private boolean mayHaveNumber(int line) {
        char first = text.charAt(lines.content(line));
        if (first >= '0' && first <= '9') {
            return true;
        }
        for (int at = lines.end(line) - 1; at >= lines.content(line); at--) {
            char c = text.charAt(at);
            if (c >= '0' && c <= '9') {
                return true;
            }
            if (CharacterKind.isLetter(c) || CharacterKind.isDigit(c)) {
                break;
            }
        }
        for (int at = lines.content(line); at < lines.end(line); at++) {
            char c = text.charAt(at);
            if (LOOKALIKES.indexOf(c) < 0 && "-–—~. ".indexOf(c) < 0 && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    private static int brokenNumber(String content) {
        Matcher matcher = BROKEN.matcher(content);
        if (!matcher.matches()) {
            return -1;
        }
        int number = 0;
        for (char c : matcher.group(1).toCharArray()) {
            int lookalike = LOOKALIKES.indexOf(c);
            number = number * 10 + (lookalike < 0 ? c - '0' : DIGITS.charAt(lookalike) - '0');
        }
        return number;
    }

    private FurnitureBlock block(int line, int number, Kind kind) {
        return new FurnitureBlock(line, line, line, above(line), below(line), number, kind);
    }

    private int above(int line) {
        int above = line - 1;
        while (above >= 0 && lines.isBlank(above)) {
            above--;
        }
        return above;
    }

    private int below(int line) {
        int below = line + 1;
        while (below < lines.count() && lines.isBlank(below)) {
            below++;
        }
        return below;
    }

    /// How often the same heading stands beside a number, on whichever side.
    private void countNeighbours(List<FurnitureBlock> candidates) {
        Set<Integer> counted = new HashSet<>();
        for (FurnitureBlock block : candidates) {
            for (int line : List.of(block.above(), block.below())) {
                if (line >= 0 && line < lines.count() && mayBeHeading(line) && counted.add(line)) {
                    recurring.merge(Recurrence.folded(lines.trimmed(line)), 1, Integer::sum);
                }
            }
        }
    }

    private boolean mayBeHeading(int line) {
        int width = lines.end(line) - lines.content(line);
        return width <= LONGEST_HEADING && !Shapes.startsLabel(lines.trimmed(line));
    }

    private FurnitureBlock withHeadings(FurnitureBlock block) {
        FurnitureBlock whole = block;
        int above = block.above();
        if (above >= 0 && isHeading(above)) {
            whole = whole.over(above, whole.last(), above(above), whole.below());
        }
        int below = block.below();
        if (below < lines.count() && isHeading(below)) {
            whole = whole.over(whole.first(), below, whole.above(), below(below));
        }
        return whole;
    }

    private boolean isHeading(int line) {
        if (!mayBeHeading(line) || PageNumber.of(lines.trimmed(line)).isPresent()) {
            return false;
        }
        int times = recurring.getOrDefault(Recurrence.folded(lines.trimmed(line)), 0);
        return times >= 2 || (Shapes.isCapitals(lines.trimmed(line)) && standsAlone(line));
    }

    private boolean standsAlone(int line) {
        return (line == 0 || lines.isBlank(line - 1)) && (line + 1 == lines.count() || lines.isBlank(line + 1));
    }

    /// Accepts the longest run of numbers that count up, page by page.
    private void acceptChains(List<FurnitureBlock> blocks, boolean[] accepted) {
        int count = blocks.size();
        int[] length = new int[count];
        int[] before = new int[count];
        Map<Integer, Integer> latest = new HashMap<>();
        for (int i = 0; i < count; i++) {
            FurnitureBlock block = blocks.get(i);
            length[i] = 1;
            before[i] = -1;
            for (int step = 1; step <= LOST; step++) {
                int j = latest.getOrDefault(block.number() - step, -1);
                if (j >= 0
                        && lines.start(block.line()) - lines.start(blocks.get(j).line()) >= PAGE
                        && length[j] + 1 > length[i]) {
                    length[i] = length[j] + 1;
                    before[i] = j;
                }
            }
            latest.merge(block.number(), i, (old, now) -> length[now] >= length[old] ? now : old);
        }
        int best = -1;
        for (int i = 0; i < count; i++) {
            if (best < 0 || length[i] > length[best]) {
                best = i;
            }
        }
        List<Integer> chain = new ArrayList<>();
        for (int i = best; i >= 0; i = before[i]) {
            chain.add(i);
        }
        if (isConvincing(chain.stream().map(blocks::get).toList())) {
            chain.forEach(i -> accepted[i] = true);
        }
    }

    private boolean isConvincing(List<FurnitureBlock> chain) {
        if (chain.size() < 2) {
            return false;
        }
        long plain = chain.stream().filter(block -> block.kind() != Kind.BROKEN).count();
        long headed = chain.stream().filter(FurnitureBlock::hasHeading).count();
        long decorated =
                chain.stream().filter(block -> block.kind() == Kind.DECORATED).count();
        long running = chain.stream().filter(this::isRunOver).count();
        long beside =
                chain.stream().filter(block -> block.kind() == Kind.BESIDE).count();
        if (plain * 2 < chain.size() || (beside * 2 >= chain.size() && chain.size() < FEWEST_BESIDE)) {
            return false;
        }
        boolean marked = (headed + decorated) * 2 >= chain.size();
        return marked
                ? chain.size() >= 3 || running > 0 || headed == chain.size()
                : chain.size() >= 3 && running * 4 >= chain.size();
    }

    /// A single page number, or several that do not count up: only where a sentence runs over it, or
    /// the heading stands elsewhere in the text too.
    private boolean isAloneButSure(FurnitureBlock block) {
        if (!block.hasHeading() || block.kind() == Kind.BROKEN || block.kind() == Kind.BESIDE) {
            return false;
        }
        if (isRunOver(block)) {
            return true;
        }
        if (block.kind() != Kind.HEADED || !standsAlone(block.line())) {
            return false;
        }
        String heading =
                PageNumber.of(lines.trimmed(block.line())).orElseThrow().heading();
        String folded = Recurrence.folded(heading).strip();
        if (folded.length() < 8) {
            return false;
        }
        for (int line = 0; line < lines.count(); line++) {
            if (line != block.line()
                    && Recurrence.folded(lines.trimmed(line)).strip().startsWith(folded)) {
                return true;
            }
        }
        return false;
    }

    /// Whether a sentence plainly runs over the block.
    private boolean isRunOver(FurnitureBlock block) {
        return block.above() >= 0
                && block.below() < lines.count()
                && !Shapes.endsSentence(lines.trimmed(block.above()))
                && Shapes.startsLowerCase(lines.trimmed(block.below()))
                && lines.end(block.above()) - lines.content(block.above()) > 30;
    }
}
