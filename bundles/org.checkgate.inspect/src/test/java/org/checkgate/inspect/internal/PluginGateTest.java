package org.checkgate.inspect.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    private final PluginGate gate = new PluginGate(Path.of("/home/plugins"), file -> !file.equals("good 1.jar"));

    private List<String> resolvable(String... locations) {
        List<BundleRevision> candidates = new ArrayList<>();
        for (String location : locations) {
            candidates.add(from(location));
        }
        gate.begin(candidates).filterResolvable(candidates);
        return candidates.stream().map(Object::toString).toList();
    }

    @Test
    void onlyWhatMayServeIsResolved() {
        assertEquals(List.of("file:/home/plugins/good%201.jar", "mvn:org.checkgate/org.checkgate.inspect/1.0.0", "file:/home/plugins-not/UNTRUSTED 1.jar"),
            resolvable("file:/home/plugins/good%201.jar", "file:/home/plugins/bad%201.jar", "mvn:org.checkgate/org.checkgate.inspect/1.0.0",
                "file:/home/plugins-not/UNTRUSTED 1.jar"));
    }

    @Test
    void noOtherWayIntoTheFolderLeadsPastIt() {
        assertEquals(List.of(), resolvable("file:/home/plugins/.bad.jar", "file:/home/plugins/below/good%201.jar", "jardir:/home/plugins/good%201.jar",
            "wrap:file:/home/plugins/good%201.jar", "file:///home/plugins/good%201.jar"));
    }
}
