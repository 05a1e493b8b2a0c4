package org.checkgate.inspect.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URL;
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

    private final PluginGate gate = new PluginGate(Path.of("/home/plugins"), new OneGoodJar());

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

    @Test
    void theDoorIsForTheFolderAlone() throws IOException {
        PluginDoor door = new PluginDoor(new OneGoodJar());
        assertTrue(door.canHandle(new File("/home/plugins/any.jar")) && door.canHandle(new File("/home/plugins/.hidden.jar")));
        assertFalse(door.canHandle(new File("/home/deploy/any.jar")));
        URL good = new URL("file:/home/plugins/good%201.jar");
        assertEquals(good, door.transform(good));
        assertThrows(IOException.class, () -> door.transform(new URL("file:/home/plugins/bad.jar")));
    }

    private static final class OneGoodJar implements JarObjections {
        @Override
        public boolean refused(String file) {
            return !file.equals("good 1.jar");
        }

        @Override
        public boolean installable(String file) {
            return file.equals("good 1.jar");
        }

        @Override
        public Path folder() {
            return Path.of("/home/plugins");
        }
    }
}
