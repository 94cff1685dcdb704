package org.stenogram.stageruntime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunnerLogTest {

    @Test
    void aTraceTellsKindsAndPlacesAndNoMessageOfAnyFault() {
        Exception deepest = new IllegalStateException("Comrade X said: the text");
        Exception fault = new RuntimeException("quoting the text", deepest);

        StringBuilder told = new StringBuilder();
        for (Throwable each = new TextFreeTrace(fault); each != null; each = each.getCause()) {
            told.append(each).append('\n');
            for (StackTraceElement frame : each.getStackTrace()) {
                told.append(frame).append('\n');
            }
        }

        assertThat(told)
                .contains("java.lang.RuntimeException", "java.lang.IllegalStateException", "RunnerLogTest")
                .doesNotContain("the text");
    }

    @Test
    void aFaultWithoutAnEndOfCausesIsCutShort() {
        Exception cyclic = new IllegalStateException("a");
        cyclic.initCause(new IllegalArgumentException("b", cyclic));

        int depth = 0;
        for (Throwable each = new TextFreeTrace(cyclic); each != null; each = each.getCause()) {
            depth++;
        }

        assertThat(depth).isLessThan(20);
    }

    @Test
    void wordsOfAFaultFitIntoALine() {
        assertThat(Faults.words(new IllegalStateException("x".repeat(10_000))))
                .startsWith("IllegalStateException: xxx")
                .hasSizeLessThan(400);
        assertThat(Faults.words(new StackOverflowError())).isEqualTo("StackOverflowError");
    }
}
