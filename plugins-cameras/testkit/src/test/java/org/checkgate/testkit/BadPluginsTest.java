package org.checkgate.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.opentest4j.AssertionFailedError;

/** Each plugin that breaks a promise sees that clause turn red with its id. */
@Timeout(300)
class BadPluginsTest {
    @TestFactory
    Stream<DynamicTest> aBadPluginTurnsItsClauseRed() {
        return BadPlugins.all().stream().map(bad -> DynamicTest.dynamicTest(bad.clause() + ": a plugin that " + bad.fault(), () -> {
            CameraPluginKit kit = CameraPluginKit.of(bad.plugin()).withCard(TallyPlugin.card()).within(bad.limit(), Duration.ofSeconds(60));
            Clause clause = kit.list().stream().filter(c -> c.id().equals(bad.clause())).findFirst().orElseThrow();
            AssertionFailedError red = assertThrows(AssertionFailedError.class, clause::run);
            assertTrue(red.getMessage().startsWith(bad.clause() + ": "), red.getMessage());
            assertTrue(red.getMessage().endsWith("Promised was: " + clause.promise()), red.getMessage());
        }));
    }

    @Test
    void everyClauseHasAPluginThatBreaksIt() {
        Set<String> promised = CameraPluginKit.of(new TallyPlugin()).withCard(TallyPlugin.card()).list().stream().map(Clause::id)
            .collect(Collectors.toCollection(TreeSet::new));
        Set<String> broken = BadPlugins.all().stream().map(BadPlugins.Bad::clause).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(promised, broken);
    }
}
