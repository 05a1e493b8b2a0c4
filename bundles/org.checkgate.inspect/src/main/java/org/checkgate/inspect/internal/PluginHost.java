package org.checkgate.inspect.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.checkgate.inspect.CameraPlugins;
import org.checkgate.inspect.HostedPlugin;
import org.checkgate.inspect.PluginComplaint;
import org.checkgate.inspect.PluginFolder;
import org.checkgate.inspect.PluginVerdict;
import org.checkgate.inspect.PluginVerdict.State;
import org.checkgate.inspect.SandboxedPlugins;
import org.checkgate.inspect.Sandboxes;
import org.checkgate.process.Children;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * The appliance's camera plugins: bundles that are dropped into its folder, judged here and called in processes of their own. A jar
 * serves when its verdict is good and its bundle is active in this framework, in which none of its code runs.
 */
@Component(service = {CameraPlugins.class, PluginFolder.class, JarObjections.class}, configurationPid = "org.checkgate.inspect")
@Designate(ocd = InspectConfig.class)
public final class PluginHost implements CameraPlugins, PluginFolder, JarObjections {
    private final BundleContext context;
    private final Children children;
    private final ToldVerdicts told = new ToldVerdicts();
    private volatile Settings now;

    /** What follows from the configuration. */
    private record Settings(JudgedJars jars, BundlePluginFolder folder, SandboxedPlugins sandboxed, boolean development) {
    }

    @Activate
    public PluginHost(BundleContext context, InspectConfig config, @Reference Children children) throws IOException {
        this.context = context;
        this.children = children;
        this.now = settings(config);
    }

    /** Other settings take hold without a restart: whatever uses this host, the pipeline at last, would be restarted with it. */
    @Modified
    void modified(InspectConfig config) throws IOException {
        SandboxedPlugins before = now.sandboxed();
        now = settings(config);
        before.close();
    }

    private Settings settings(InspectConfig config) throws IOException {
        Path program = Path.of(System.getProperty("karaf.home", "")).resolve(config.sandboxFolder()).toAbsolutePath();
        JudgedJars jars = new JudgedJars(Path.of(System.getProperty("karaf.base", "")).resolve(config.pluginFolder()),
            new PluginTrust(Set.of(config.signers()), PluginTrust.listed(program.resolve("shipped.sha256")), config.developmentMode()));
        BundlePluginFolder folder = new BundlePluginFolder(context, jars);
        return new Settings(jars, folder, new SandboxedPlugins(new Sandboxes(program, config.sandboxHeapMiB() << 20, config.sandboxes(), Duration.ofMinutes(2)),
            children, () -> serving(jars, folder)), config.developmentMode());
    }

    private static List<Path> serving(JudgedJars jars, BundlePluginFolder folder) {
        return jars.serving(folder.verdicts());
    }

    @Deactivate
    void stop() {
        now.sandboxed().close();
    }

    @Override
    public List<HostedPlugin> snapshot() {
        List<HostedPlugin> plugins = serving();
        verdicts();
        return plugins;
    }

    private List<HostedPlugin> serving() {
        while (true) {
            Settings settings = now;
            try {
                return settings.sandboxed().snapshot();
            } catch (CancellationException e) {
                if (settings == now) {
                    throw e;
                }
                // Other settings came in between: those before them host nothing any more.
            }
        }
    }

    @Override
    public boolean development() {
        return now.development();
    }

    @Override
    public List<PluginVerdict> verdicts() {
        Settings settings = now;
        Map<Path, PluginComplaint> complaints = settings.sandboxed().complaints();
        List<PluginVerdict> verdicts = settings.folder().verdicts().stream().map(verdict -> {
            PluginComplaint complaint = complaints.get(settings.jars().jar(verdict.file()));
            return verdict.state() == State.ACTIVE && complaint != null ? verdict.with(complaint) : verdict;
        }).toList();
        told.tell(verdicts);
        return verdicts;
    }

    @Override
    public boolean refused(String file) {
        return now.folder().refused(file);
    }

    @Override
    public boolean installable(String file) {
        return now.folder().installable(file);
    }

    @Override
    public Path folder() {
        return now.jars().jar("").toAbsolutePath().normalize();
    }
}
