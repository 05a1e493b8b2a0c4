package org.checkgate.inspect.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/** A plugin that its installer never started is started once; one that somebody stopped is not. */
class PluginStarterTest {
    private final Path folder = Path.of("/opt/checkgate/plugins");
    private String location = "file:/opt/checkgate/plugins/camera.jar";
    private int state = Bundle.INSTALLED;
    private int level = 100;
    private int starts;
    private final PluginStarter starter = new PluginStarter(context(), folder, false);

    @Test
    void whatLiesIdleTwiceIsStartedOnce() {
        starter.look();
        assertEquals(0, starts, "its installer may be about to");
        starter.look();
        starter.look();
        starter.look();
        assertEquals(1, starts);
    }

    @Test
    void whatWasActiveAndIsStoppedIsLeftAlone() {
        state = Bundle.ACTIVE;
        starter.look();
        state = Bundle.RESOLVED;
        starter.look();
        starter.look();
        assertEquals(0, starts);
    }

    @Test
    void whatLiesElsewhereIsNoBusinessOfThis() {
        location = "mvn:org.checkgate/other/1";
        starter.look();
        starter.look();
        assertEquals(0, starts);
    }

    @Test
    void beforeItsLevelIsReachedTheFrameworkIsAboutToStartIt() {
        level = 80;
        starter.look();
        starter.look();
        assertEquals(0, starts);
        level = 100;
        starter.look();
        starter.look();
        assertEquals(1, starts);
    }

    private BundleContext context() {
        Bundle framework = fake(Bundle.class, name -> fake(FrameworkStartLevel.class, asked -> level));
        Bundle bundle = fake(Bundle.class, name -> switch (name) {
            case "getLocation" -> location;
            case "getState" -> state;
            case "getBundleId" -> 7L;
            case "adapt" -> fake(BundleStartLevel.class, asked -> 85);
            case "start" -> {
                starts++;
                yield null;
            }
            default -> "the plugin";
        });
        return fake(BundleContext.class, name -> name.equals("getBundle") ? framework : new Bundle[] {bundle});
    }

    private static <T> T fake(Class<T> type, java.util.function.Function<String, Object> answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> answer.apply(method.getName())));
    }
}
