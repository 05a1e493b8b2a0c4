package org.checkgate.inspect.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.checkgate.inspect.PluginFolder;
import org.checkgate.inspect.PluginVerdict;
import org.checkgate.inspect.PluginVerdict.State;
import org.checkgate.spi.CameraPlugin;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares the jars in the folder with the bundles of the framework. */
@Component(configurationPid = "org.checkgate.inspect")
@Designate(ocd = InspectConfig.class)
public final class BundlePluginFolder implements PluginFolder {
    private static final Logger LOG = LoggerFactory.getLogger(BundlePluginFolder.class);

    private final BundleContext context;
    private final Path folder;

    @Activate
    public BundlePluginFolder(BundleContext context, InspectConfig config) {
        this(context, Path.of(System.getProperty("karaf.base", "")).resolve(config.pluginFolder()));
    }

    BundlePluginFolder(BundleContext context, Path folder) {
        this.context = context;
        this.folder = folder.toAbsolutePath();
    }

    @Override
    public List<PluginVerdict> verdicts() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".jar"))
                .filter(f -> !f.getFileName().toString().startsWith("."))
                .sorted(Comparator.comparing(f -> f.getFileName().toString())).map(this::verdict).toList();
        } catch (IOException e) {
            LOG.warn("The plugin folder {} cannot be listed: {}", folder, e.toString());
            return List.of();
        }
    }

    private PluginVerdict verdict(Path file) {
        PluginVerdict jar = JarVerdict.of(file, spiVersion());
        if (jar.state() != State.ACTIVE) {
            return jar;
        }
        Optional<Bundle> bundle = bundleOf(file, jar);
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

    private Optional<Bundle> bundleOf(Path file, PluginVerdict jar) {
        List<Bundle> same = Arrays.stream(context.getBundles())
            .filter(b -> jar.symbolicName().equals(b.getSymbolicName())).toList();
        String name = file.getFileName().toString();
        // Two versions of a plugin may lie side by side: the place where a bundle came from tells them apart.
        return same.stream().filter(b -> b.getLocation().endsWith("/" + name)).findFirst()
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
