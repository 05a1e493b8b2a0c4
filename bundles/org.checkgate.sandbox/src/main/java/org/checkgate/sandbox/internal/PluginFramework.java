package org.checkgate.sandbox.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;
import org.checkgate.spi.CameraPlugin;
import org.checkgate.spi.RenderAbility;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;

/** A bare OSGi framework with Declarative Services and the plugins, none of which is made before it is asked for. */
public final class PluginFramework {
    private static final String COMPONENT = "component.name";

    private final BundleContext context;
    private final List<Offer> offers;
    private final Map<String, String> broken;

    /**
     * A plugin that could be made.
     *
     * @param jar     where it lies
     * @param version of its bundle
     * @param ability that its bundle has beside it
     */
    record Offer(String jar, String version, ServiceReference<CameraPlugin> reference, Optional<ServiceReference<RenderAbility>> ability) {
    }

    private PluginFramework(BundleContext context, List<Offer> offers, Map<String, String> broken) {
        this.context = context;
        this.offers = offers;
        this.broken = broken;
    }

    /**
     * @param services the folder with the bundles of Declarative Services
     * @param folder   empty, for what the framework unpacks
     * @param plugins  jars; one that cannot be started is {@link #broken()}
     * @throws IOException when none of them can be hosted
     */
    public static PluginFramework start(Path services, Path folder, List<Path> plugins) throws IOException {
        try {
            Framework framework = new org.apache.felix.framework.FrameworkFactory().newFramework(settings(folder));
            framework.start();
            BundleContext context = framework.getBundleContext();
            List<Bundle> base = new ArrayList<>();
            for (Path jar : jars(services)) {
                base.add(context.installBundle("reference:" + jar.toUri()));
            }
            if (base.isEmpty()) {
                throw new IOException("There are no bundles in " + services + " to host camera plugins with.");
            }
            for (Bundle bundle : base) {
                bundle.start();
            }
            Map<Bundle, Path> installed = new HashMap<>();
            Map<String, String> broken = new HashMap<>();
            for (Path jar : plugins) {
                try {
                    Bundle bundle = context.installBundle("reference:" + jar.toUri());
                    bundle.start();
                    installed.put(bundle, jar);
                } catch (BundleException e) {
                    broken.put(jar.toString(), String.valueOf(e.getMessage()));
                }
            }
            return new PluginFramework(context, offers(context, installed), broken);
        } catch (BundleException e) {
            throw new IOException("Camera plugins cannot be hosted: " + e.getMessage(), e);
        }
    }

    /** Sorted by the jar's path. */
    List<Offer> offers() {
        return offers;
    }

    /** The jars that could not be started, each with the reason. */
    Map<String, String> broken() {
        return broken;
    }

    /** @throws IOException when its component cannot be made */
    CameraPlugin make(Offer offer) throws IOException {
        CameraPlugin plugin = context.getService(offer.reference());
        if (plugin == null) {
            throw new IOException("its component does not come up.");
        }
        return plugin;
    }

    /** @throws IOException when there is none, or its component cannot be made */
    RenderAbility ability(Offer offer) throws IOException {
        RenderAbility ability = offer.ability().map(context::getService).orElse(null);
        if (ability == null) {
            throw new IOException("the component that says how clips are rendered does not come up.");
        }
        return ability;
    }

    /** Of the plugin's own component, else of another one in its bundle. */
    private static Optional<ServiceReference<RenderAbility>> ability(BundleContext context, ServiceReference<CameraPlugin> plugin) throws InvalidSyntaxException {
        Object own = plugin.getProperty(COMPONENT);
        return context.getServiceReferences(RenderAbility.class, null).stream().filter(reference -> reference.getBundle() == plugin.getBundle())
                .min(Comparator.comparing((ServiceReference<RenderAbility> reference) -> !Objects.equals(own, reference.getProperty(COMPONENT)))
                        .thenComparing(reference -> String.valueOf(reference.getProperty(COMPONENT))));
    }

    private static List<Offer> offers(BundleContext context, Map<Bundle, Path> installed) {
        List<Offer> offers = new ArrayList<>();
        try {
            for (ServiceReference<CameraPlugin> reference : context.getServiceReferences(CameraPlugin.class, null)) {
                Path jar = installed.get(reference.getBundle());
                if (jar != null) {
                    offers.add(new Offer(jar.toString(), reference.getBundle().getVersion().toString(), reference, ability(context, reference)));
                }
            }
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("No filter was given, so none can be wrong.", e);
        }
        offers.sort(Comparator.comparing(Offer::jar).thenComparing(offer -> String.valueOf(offer.reference().getProperty(COMPONENT))));
        return offers;
    }

    private static Map<String, String> settings(Path folder) throws IOException {
        Map<String, String> settings = new HashMap<>();
        settings.put(Constants.FRAMEWORK_STORAGE, folder.toString());
        settings.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        // The framework itself offers the interface, so that it is the one that this side of the wire knows.
        settings.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, spi());
        settings.put("felix.log.level", "1");
        return settings;
    }

    /** The export header of the jar that the interface comes from: its package version is not its jar's, so it is read, not guessed. */
    private static String spi() throws IOException {
        URI jar = URI.create(CameraPlugin.class.getProtectionDomain().getCodeSource().getLocation().toString());
        try (InputStream content = jar.toURL().openStream(); JarInputStream opened = new JarInputStream(content)) {
            Manifest manifest = opened.getManifest();
            String header = manifest == null ? null : manifest.getMainAttributes().getValue("Export-Package");
            if (header == null) {
                throw new IOException(jar + " does not say which interface for camera plugins it exports.");
            }
            return header;
        }
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
}
