package org.checkgate.inspect.internal;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.checkgate.inspect.CameraPlugins;
import org.checkgate.inspect.HostedPlugin;
import org.checkgate.spi.CameraPlugin;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plugins come and go while the appliance runs; whoever leaves may finish the call that runs. */
@Component
public final class PluginHost implements CameraPlugins {
    /** Stopping a bundle waits for its running calls so long; a call that hangs must not hold up the framework. */
    private static final Duration GRACE = Duration.ofSeconds(12);
    private static final Logger LOG = LoggerFactory.getLogger(PluginHost.class);

    private final Map<ServiceReference<?>, HostedPlugin> plugins = new ConcurrentHashMap<>();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, unbind = "unbind")
    void bind(CameraPlugin plugin, ServiceReference<CameraPlugin> reference) {
        try {
            LeasedPlugin leased = new LeasedPlugin(plugin);
            HostedPlugin hosted = new HostedPlugin(leased, leased.name(), reference.getBundle().getVersion().toString());
            plugins.put(reference, hosted);
            LOG.info("Camera plugin {} {} serves.", hosted.name(), hosted.version());
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("A camera plugin of {} could not even say its name and is left out: {}", reference.getBundle(), e.toString());
        }
    }

    void unbind(CameraPlugin plugin, ServiceReference<CameraPlugin> reference) {
        HostedPlugin hosted = plugins.remove(reference);
        if (hosted != null && !((LeasedPlugin) hosted.plugin()).retire(GRACE)) {
            LOG.warn("Camera plugin {} left in the middle of a call; that clip has no metadata.", hosted.name());
        }
    }

    @Override
    public List<HostedPlugin> snapshot() {
        return plugins.values().stream()
            .sorted(Comparator.comparing(HostedPlugin::name).thenComparing(HostedPlugin::version)).toList();
    }
}
