package org.stenogram.stageruntime.kafka;

/// Kinds and stacks of a fault and its causes without their messages, which may quote a document.
final class TextFreeTrace extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int DEEPEST = 8;
    private static final int MOST_FRAMES = 60;

    TextFreeTrace(Throwable fault) {
        this(fault, 0);
    }

    private TextFreeTrace(Throwable fault, int depth) {
        super(fault.getClass().getName(), cause(fault, depth), false, true);
        StackTraceElement[] frames = fault.getStackTrace();
        setStackTrace(java.util.Arrays.copyOf(frames, Math.min(frames.length, MOST_FRAMES)));
    }

    @SuppressWarnings("NullAway") // an exception's cause may be null
    private static Throwable cause(Throwable fault, int depth) {
        Throwable cause = fault.getCause();
        return cause == null || depth >= DEEPEST ? null : new TextFreeTrace(cause, depth + 1);
    }

    @Override
    public String toString() {
        return String.valueOf(getMessage());
    }
}
