package org.checkgate.testkit;

import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.AssertionFailedError;

/**
 * A promise of a plugin.
 *
 * @param id      stable, such as {@code group.order}; authors and tickets name it
 * @param promise one sentence
 * @param check   tries to see it broken
 */
record Clause(String id, String promise, Check check) {
    /** Looks whether a promise is kept. */
    interface Check {
        /**
         * @throws Broken    when it is not
         * @throws Exception when the kit itself could not do its work
         */
        void run() throws Exception;
    }

    /** @throws AssertionFailedError that starts with the id, when the promise is broken */
    void run() throws Exception {
        try {
            check.run();
        } catch (Broken e) {
            throw new AssertionFailedError(id + ": " + e.getMessage() + System.lineSeparator() + "Promised was: " + promise, e.getCause());
        }
    }

    DynamicTest test() {
        return DynamicTest.dynamicTest(id + ": " + promise, this::run);
    }
}
