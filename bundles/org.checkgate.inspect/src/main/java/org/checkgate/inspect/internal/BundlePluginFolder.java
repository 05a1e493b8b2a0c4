package org.checkgate.inspect.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.checkgate.inspect.PluginVerdict;
import org.checkgate.inspect.PluginVerdict.State;
import org.checkgate.spi.CameraPlugin;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares the jars in the folder with the bundles of the framework. Makes no plugin: none of their code runs in this process. */
final class BundlePluginFolder {
    private static final Logger LOG = LoggerFactory.getLogger(BundlePluginFolder.class);

    private final BundleContext context;
    private final JudgedJars jars;

    BundlePluginFolder(BundleContext context, JudgedJars jars) {
        this.context = context;
        this.jars = jars;
    }

    /** See {@link org.checkgate.inspect.PluginFolder#verdicts()}. */
    List<PluginVerdict> verdicts() {
        return judged().stream().map(this::among).toList();
    }

    /** See {@link JarObjections}. What merely does not run yet is what resolving is for. */
    boolean refused(String file) {
        return judged().stream().noneMatch(verdict -> verdict.file().equals(file) && verdict.state() == State.ACTIVE);
    }

    /** See {@link JarObjections}. These three are the last that are looked for: all else is as it should be. */
    boolean installable(String file) {
        return judged().stream().filter(verdict -> verdict.file().equals(file)).anyMatch(verdict -> !takes(verdict.symbolicName())
            && (verdict.state() == State.ACTIVE || verdict.state() == State.NEEDS_SPI || verdict.state() == State.UNTRUSTED));
    }

    private List<PluginVerdict> judged() {
        try {
            return jars.verdicts(spiVersion()).stream().map(this::named).toList();
        } catch (IOException e) {
            LOG.warn("The plugin folder cannot be listed: {}", e.toString());
            return List.of();
        }
    }

    /** In the framework a bundle's name stands for it, and of two of one name it may choose the newer. */
    private PluginVerdict named(PluginVerdict jar) {
        boolean taken = jar.state() == State.ACTIVE && takes(jar.symbolicName());
        return taken ? with(jar, State.UNTRUSTED, "The jar calls itself " + jar.symbolicName() + ", which is a bundle of the appliance. Give it a name of its own.") : jar;
    }

    /** Whether it is the name of a bundle that came with the appliance: those come from its repository, plugins from files. */
    private boolean takes(String symbolicName) {
        return Arrays.stream(context.getBundles()).anyMatch(bundle -> symbolicName.equals(bundle.getSymbolicName()) && !bundle.getLocation().startsWith("file:"));
    }

    /** What became of a jar in which nothing is wrong. */
    private PluginVerdict among(PluginVerdict jar) {
        if (jar.state() != State.ACTIVE) {
            return jar;
        }
        Optional<Bundle> bundle = bundleOf(jar);
        if (bundle.isEmpty()) {
            return with(jar, State.FAILED, "The jar is in the folder but not installed. Wait a moment; if it stays so, the log says why.");
        } else if (bundle.get().getState() != Bundle.ACTIVE) {
            return with(jar, State.FAILED, "The bundle is " + stateName(bundle.get().getState()) + ", not active. The log says why.");
        }
        List<String> services = services(bundle.get());
        return services.isEmpty()
            ? with(jar, State.FAILED, "The bundle is active but publishes no camera plugin. Its component may have failed to start; the log says why.")
            : with(jar, State.ACTIVE, "Serves " + String.join(", ", services) + ".");
    }

    private Optional<Bundle> bundleOf(PluginVerdict jar) {
        List<Bundle> same = Arrays.stream(context.getBundles())
            .filter(b -> jar.symbolicName().equals(b.getSymbolicName())).toList();
        // Two versions of a plugin may lie side by side: the place where a bundle came from tells them apart.
        return same.stream().filter(b -> b.getLocation().endsWith("/" + jar.file())).findFirst()
            .or(() -> same.stream().filter(b -> b.getVersion().toString().equals(jar.version())).findFirst());
    }

    private static List<String> services(Bundle bundle) {
        ServiceReference<?>[] references = bundle.getRegisteredServices();
        return Arrays.stream(references == null ? new ServiceReference<?>[0] : references)
            .filter(r -> Arrays.asList((String[]) r.getProperty(Constants.OBJECTCLASS)).contains(CameraPlugin.class.getName()))
            .map(r -> String.valueOf(Optional.ofNullable(r.getProperty("component.name")).orElse(bundle.getSymbolicName()))).sorted().toList();
    }

    /** The exported version of the package, which the compiled package carries in its annotation for the build only. */
    private Version spiVersion() {
        return Arrays.stream(context.getBundles()).filter(b -> "org.checkgate.spi".equals(b.getSymbolicName()))
            .map(b -> ManifestHeader.parse(b.getHeaders("").get(Constants.EXPORT_PACKAGE)).get("org.checkgate.spi"))
            .filter(v -> v != null && !v.isEmpty()).map(Version::parseVersion).findFirst().orElse(Version.emptyVersion);
    }

    private static PluginVerdict with(PluginVerdict jar, State state, String sentence) {
        return new PluginVerdict(jar.file(), jar.symbolicName(), jar.version(), state, sentence);
    }

    private static String stateName(int state) {
        return switch (state) {
            case Bundle.INSTALLED -> "installed but not resolved";
            case Bundle.RESOLVED -> "stopped";
            case Bundle.STARTING -> "starting";
            case Bundle.STOPPING -> "stopping";
            default -> "gone";
        };
    }
}
