package org.stenogram.speakersegmentation.turns;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stenogram.speakersegmentation.layout.Line;
import org.stenogram.speakersegmentation.lexicon.Lexicon;
import org.stenogram.speakersegmentation.lexicon.WordClass;
import org.stenogram.speakersegmentation.lexicon.Words;

/// Where the end matter of a record begins: numbered notes and the signature block.
public final class TailEvidence {

    private static final double PRIOR = -4;
    private static final Pattern SIGNED = Pattern.compile("(?iu)[(\\[](?:signed|gez|signé|firmado|signature)\\b");
    private static final Pattern BRACKETS_AROUND = Pattern.compile("^[\\[(]+|[\\])]+$");
    private static final int LONGEST_BLOCK = 14;
    private static final int LONGEST_SIGNATURE = 60;
    private static final double PLAIN_LABEL = 2;
    private static final int TOP = 3;
    private static final double END_MATTER = 3.5;
    private static final int LONGEST_HEADING = 50;
    private static final Pattern NOTE = Pattern.compile(
            "(?:\\[(\\d{1,3})\\]|(\\d{1,3})[.)]?)\\s+(?=[\\p{Lu}“\"‘'(\\[*])(?s).*|(\\*{1,3}|†|‡)\\s*\\p{Lu}(?s).*");

    private static final Pattern POSTSCRIPT = Pattern.compile("(?iu)p\\.?\\s?p?\\.?\\s?s\\.?\\b.*");

    private TailEvidence() {}

    /// Whether a line has the form of a note at the foot or the end: a number or a mark, then a sentence.
    public static boolean isNote(String text) {
        return mayBeNote(text) && NOTE.matcher(text).matches() && !text.startsWith("**");
    }

    private static boolean mayBeNote(String text) {
        char first = text.charAt(0);
        return Character.isDigit(first) || first == '[' || first == '*' || first == '†' || first == '‡';
    }

    /// Whether the line begins a signature block: `Note taker,`, `Yours faithfully,`, `[Signed]`.
    public static boolean opensSignature(Line line) {
        String text = line.text();
        if (text.length() > LONGEST_SIGNATURE) {
            return false;
        }
        Lexicon lexicon = Lexicon.standard();
        boolean bracketed =
                text.indexOf('(') >= 0 || text.indexOf('[') >= 0 || text.endsWith(")") || text.endsWith("]");
        String bare = bracketed ? BRACKETS_AROUND.matcher(text).replaceAll("") : text;
        return (bracketed && SIGNED.matcher(text).find())
                || lexicon.opens(WordClass.CLOSING, bare)
                || (lexicon.opens(WordClass.SIGNATURE, bare)
                        && !bare.matches("(?s).*[.?!]\\s+\\S.*")
                        && !text.matches("(?s).*[?!]$"));
    }

    /// Evidence for each line that the tail begins there, in logits.
    ///
    /// @param label evidence for each line that a label begins it: numbered paragraphs of speakers are no notes
    static double[] of(List<Line> lines, double[] label) {
        double[] evidence = new double[lines.size()];
        Arrays.fill(evidence, PRIOR);
        int notes = firstOfNotes(lines);
        for (int i = notes; i < lines.size(); i++) {
            if (label[i] > PLAIN_LABEL) {
                notes = i + 1;
            }
        }
        for (int i = notes; i < lines.size(); i++) {
            evidence[i] = isNote(lines.get(i).text()) ? 3 : 0;
        }
        int signature = signature(lines, notes);
        if (signature >= 0) {
            Arrays.fill(evidence, signature, Math.min(notes, lines.size()), 4.5);
        }
        boolean open = false;
        for (int i = lines.size() / TOP; i < lines.size(); i++) {
            evidence[i] = open ? Math.max(evidence[i], 0) : evidence[i];
            if (opensEndMatter(lines.get(i)) && label[i] <= 0) {
                evidence[i] = Math.max(evidence[i], END_MATTER);
                open = true;
            }
        }
        return evidence;
    }

    /// `APPENDIX`, `CERTIFICATE OF REPORTER`: a heading, on a line of its own, of what is printed behind the last
    /// speech.
    private static boolean opensEndMatter(Line line) {
        String text = line.text();
        return line.isParagraph()
                && text.length() <= LONGEST_HEADING
                && Words.isCapitals(text, 5)
                && Lexicon.standard().opens(WordClass.END_MATTER, text);
    }

    /// The line at which the signature block begins, before `end`; -1 when there is none.
    public static int signature(List<Line> lines, int end) {
        for (int i = Math.max(0, end - LONGEST_BLOCK); i < end; i++) {
            if (!opensSignature(lines.get(i))) {
                continue;
            }
            boolean shortToTheEnd = true;
            int limit = i;
            for (Line line : lines.subList(i, end)) {
                boolean postscript = POSTSCRIPT.matcher(line.text()).matches();
                if (postscript) {
                    break;
                }
                limit++;
                shortToTheEnd &= line.text().length() <= 90 && !line.text().endsWith("?");
            }
            if (shortToTheEnd && limit > i) {
                return i;
            }
        }
        return -1;
    }

    /// The line from which on there are only notes, numbered upwards; the number of lines when there are none. Numbered
    /// paragraphs that begin near the top are the record itself.
    public static int firstOfNotes(List<Line> lines) {
        int first = lines.size();
        int follower = Integer.MAX_VALUE;
        int others = 0;
        int notes = 0;
        for (int i = lines.size() - 1; i > 0; i--) {
            Line line = lines.get(i);
            Matcher note = NOTE.matcher(line.text());
            if (note.matches()
                    && !line.text().startsWith("**")
                    && line.opensParagraph() | follower != Integer.MAX_VALUE) {
                int number = number(note);
                if (number > follower) {
                    break;
                }
                follower = number < 0 ? follower : number;
                first = i;
                notes++;
                others = 0;
                if (number == 1) {
                    break;
                }
            } else if (++others > 3 + notes) {
                break;
            }
        }
        return first < lines.size() / TOP ? lines.size() : first;
    }

    private static int number(Matcher note) {
        for (int group = 1; group <= 2; group++) {
            if (note.group(group) != null) {
                return Integer.parseInt(note.group(group));
            }
        }
        return -1;
    }
}
