package org.checkgate.inspect.internal;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts plugins that were installed and never started. The folder's own installer may never do so for one that it finds
 * while the appliance is still being put together. What was active once and was stopped is left alone.
 */
@Component(configurationPid = "org.checkgate.inspect", immediate = true)
public final class PluginStarter {
    private static final Logger LOG = LoggerFactory.getLogger(PluginStarter.class);
    private static final long LOOK_EVERY_SECONDS = 3;

    private final BundleContext context;
    private final String folder;
    private final Set<Long> known = new HashSet<>();
    private Set<Long> idle = Set.of();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "checkgate-plugin-starter");
        thread.setDaemon(true);
        return thread;
    });

    @Activate
    public PluginStarter(BundleContext context, InspectConfig config) {
        this(context, Path.of(System.getProperty("karaf.base", "")).resolve(config.pluginFolder()), true);
    }

    /** @param timed whether it looks by itself */
    PluginStarter(BundleContext context, Path folder, boolean timed) {
        this.context = context;
        this.folder = PluginLocation.of(folder);
        if (timed) {
            timer.scheduleWithFixedDelay(this::look, LOOK_EVERY_SECONDS, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Starts what lay idle at the last look too, since its installer may just be about to start it. */
    void look() {
        int level = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkStartLevel.class).getStartLevel();
        // Before its level is reached, the framework is still about to start it by itself.
        List<Bundle> plugins = Arrays.stream(context.getBundles()).filter(bundle -> bundle.getLocation().startsWith(folder))
            .filter(bundle -> bundle.adapt(BundleStartLevel.class).getStartLevel() <= level).toList();
        Set<Long> now = new HashSet<>();
        for (Bundle plugin : plugins) {
            if (plugin.getState() == Bundle.ACTIVE) {
                known.add(plugin.getBundleId());
            } else if (!known.contains(plugin.getBundleId()) && (plugin.getState() == Bundle.INSTALLED || plugin.getState() == Bundle.RESOLVED)) {
                now.add(plugin.getBundleId());
                if (idle.contains(plugin.getBundleId())) {
                    start(plugin);
                }
            }
        }
        idle = now;
    }

    private void start(Bundle plugin) {
        // Once: what fails has said why, and an overwritten jar is another try.
        known.add(plugin.getBundleId());
        try {
            plugin.start();
            LOG.info("{} was installed and not started, and is started now", plugin);
        } catch (BundleException | RuntimeException e) {
            LOG.warn("{} was installed and cannot be started: {}", plugin, e.getMessage());
        }
    }

    @Deactivate
    public void stop() {
        timer.shutdownNow();
    }
}
