package org.checkgate.cli.internal.plugins;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.checkgate.cli.internal.home.Tree;
import org.checkgate.cli.internal.terminal.ExitCode;
import org.checkgate.cli.internal.terminal.Terminal;
import org.checkgate.cli.internal.terminal.Trouble;
import org.checkgate.inspect.HostedPlugin;
import org.checkgate.spi.CameraPlugin;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;

/**
 * Hosts the camera plugins as the appliance does, in a bare OSGi framework with Declarative Services and nothing else, so
 * that a plugin which works here is the very jar that works there.
 */
public final class PluginFramework implements AutoCloseable {
    private final Framework framework;
    private final Path cache;
    private final List<HostedPlugin> plugins;

    private PluginFramework(Framework framework, Path cache, List<HostedPlugin> plugins) {
        this.framework = framework;
        this.cache = cache;
        this.plugins = plugins;
    }

    /**
     * @param services the folder with the bundles of Declarative Services
     * @param plugins  the folder with the plugins; a jar in it that cannot be started is told and left out
     */
    public static PluginFramework start(Path services, Path plugins, Terminal terminal) throws IOException {
        Path cache = Files.createTempDirectory("checkgate-plugins");
        try {
            Framework framework = new org.apache.felix.framework.FrameworkFactory().newFramework(settings(cache));
            framework.start();
            BundleContext context = framework.getBundleContext();
            List<Bundle> base = install(context, jars(services), terminal);
            if (base.isEmpty()) {
                throw new Trouble(ExitCode.CANNOT_START, "The bundles that host camera plugins are missing: there are none in " + services + ".",
                        "Build the image anew or install the package again.");
            }
            start(base, terminal);
            start(install(context, jars(plugins), terminal), terminal);
            return new PluginFramework(framework, cache, collect(context));
        } catch (BundleException e) {
            Tree.delete(cache);
            throw new Trouble(ExitCode.CANNOT_START, "The camera plugins cannot be hosted: " + e.getMessage() + ".",
                    "Say the command again with --debug and report what it prints.", e);
        } catch (IOException | RuntimeException e) {
            Tree.delete(cache);
            throw e;
        }
    }

    /** The plugins that serve, sorted by name. */
    public List<HostedPlugin> plugins() {
        return plugins;
    }

    private static Map<String, String> settings(Path cache) throws IOException {
        Map<String, String> settings = new HashMap<>();
        settings.put(Constants.FRAMEWORK_STORAGE, cache.toString());
        settings.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        // The plugins get the interfaces that this command line itself was built with, as they get the appliance's there.
        settings.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, SpiExport.header());
        settings.put("felix.log.level", "1");
        return settings;
    }

    private static List<Path> jars(Path folder) throws IOException {
        List<Path> jars = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "[!.]*.jar")) {
                found.forEach(jars::add);
            }
        }
        jars.sort(null);
        return jars;
    }

    private static List<Bundle> install(BundleContext context, List<Path> jars, Terminal terminal) {
        List<Bundle> bundles = new ArrayList<>();
        for (Path jar : jars) {
            try {
                bundles.add(context.installBundle("reference:" + jar.toUri()));
            } catch (BundleException e) {
                terminal.note("checkgate: " + jar + " is no bundle that can be used: " + e.getMessage() + ". Its camera plugin is left out.");
            }
        }
        return bundles;
    }

    private static void start(List<Bundle> bundles, Terminal terminal) {
        for (Bundle bundle : bundles) {
            try {
                if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null) {
                    bundle.start();
                }
            } catch (BundleException e) {
                terminal.note("checkgate: " + bundle.getSymbolicName() + " cannot be started: " + e.getMessage() + ". Its camera plugin is left out.");
            }
        }
    }

    private static List<HostedPlugin> collect(BundleContext context) {
        List<HostedPlugin> hosted = new ArrayList<>();
        try {
            for (ServiceReference<CameraPlugin> reference : context.getServiceReferences(CameraPlugin.class, null)) {
                CameraPlugin plugin = context.getService(reference);
                if (plugin != null) {
                    hosted.add(new HostedPlugin(plugin, plugin.name(), reference.getBundle().getVersion().toString()));
                }
            }
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("No filter was given, so none can be wrong.", e);
        }
        hosted.sort(Comparator.comparing(HostedPlugin::name));
        return hosted;
    }

    @Override
    public void close() throws IOException {
        try {
            framework.stop();
            framework.waitForStop(5_000);
        } catch (BundleException e) {
            throw new IOException("The host of the camera plugins did not stop: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Tree.delete(cache);
    }
}
