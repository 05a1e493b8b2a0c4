package org.checkgate.inspect.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.checkgate.inspect.PluginFolder;
import org.checkgate.inspect.PluginVerdict;
import org.checkgate.inspect.PluginVerdict.State;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleRevision;

class PluginGateTest {
    private static BundleRevision from(String location) {
        Bundle bundle = (Bundle) Proxy.newProxyInstance(Bundle.class.getClassLoader(), new Class<?>[] {Bundle.class},
            (p, m, a) -> m.getName().equals("getLocation") ? location : null);
        return (BundleRevision) Proxy.newProxyInstance(Bundle.class.getClassLoader(), new Class<?>[] {BundleRevision.class},
            (p, m, a) -> switch (m.getName()) {
                case "getBundle" -> bundle;
                case "equals" -> p == a[0];
                case "hashCode" -> location.hashCode();
                case "toString" -> location;
                default -> null;
            });
    }

    @Test
    void onlyWhatMayServeIsResolved() {
        List<PluginVerdict> verdicts = Arrays.stream(State.values())
            .map(state -> new PluginVerdict(state.name() + " 1.jar", "p", "1", state, "It is so.")).toList();
        PluginGate gate = new PluginGate(Path.of("/home/plugins"), new PluginFolder() {
            @Override
            public List<PluginVerdict> verdicts() {
                return verdicts;
            }

            @Override
            public boolean development() {
                return false;
            }
        });
        List<BundleRevision> candidates = new ArrayList<>();
        for (State state : State.values()) {
            candidates.add(from("file:/home/plugins/" + state.name() + "%201.jar"));
        }
        candidates.add(from("mvn:org.checkgate/org.checkgate.inspect/1.0.0"));
        candidates.add(from("file:/home/plugins-not/UNTRUSTED 1.jar"));
        gate.begin(candidates).filterResolvable(candidates);
        assertEquals(List.of("file:/home/plugins/FAILED%201.jar", "file:/home/plugins/ACTIVE%201.jar",
            "mvn:org.checkgate/org.checkgate.inspect/1.0.0", "file:/home/plugins-not/UNTRUSTED 1.jar"),
            candidates.stream().map(Object::toString).toList());
    }
}
