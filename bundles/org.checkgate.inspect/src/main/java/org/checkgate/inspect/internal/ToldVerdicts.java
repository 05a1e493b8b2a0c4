package org.checkgate.inspect.internal;

import java.util.List;
import java.util.Set;
import org.checkgate.inspect.PluginVerdict;
import org.checkgate.inspect.PluginVerdict.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log of each verdict once, and again when it changes. Safe for use by several threads. */
final class ToldVerdicts {
    private static final Logger LOG = LoggerFactory.getLogger(ToldVerdicts.class);

    private Set<PluginVerdict> told = Set.of();

    synchronized void tell(List<PluginVerdict> verdicts) {
        for (PluginVerdict verdict : verdicts) {
            if (told.contains(verdict)) {
                continue;
            } else if (verdict.state() == State.ACTIVE) {
                LOG.info("Plugin jar {} {}: ACTIVE. {}", verdict.file(), verdict.version(), verdict.sentence());
            } else {
                LOG.warn("Plugin jar {} {}: {}. {}", verdict.file(), verdict.version(), verdict.state(), verdict.sentence());
            }
        }
        told = Set.copyOf(verdicts);
    }
}
