package org.checkgate.inspect.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * The appliance's camera plugins: bundles that are dropped into its folder, judged here and called in processes of their own. A jar
 * serves when its verdict is good and its bundle is active in this framework, in which none of its code runs.
 */
@Component(service = {CameraPlugins.class, PluginFolder.class}, configurationPid = "org.checkgate.inspect")
@Designate(ocd = InspectConfig.class)
public final class PluginHost implements CameraPlugins, PluginFolder {
    private final JudgedJars jars;
    private final BundlePluginFolder folder;
    private final SandboxedPlugins sandboxed;
    private final boolean development;

    @Activate
    public PluginHost(BundleContext context, InspectConfig config, @Reference Children children) throws IOException {
        Path program = Path.of(System.getProperty("karaf.home", "")).resolve(config.sandboxFolder()).toAbsolutePath();
        jars = new JudgedJars(Path.of(System.getProperty("karaf.base", "")).resolve(config.pluginFolder()),
            new PluginTrust(Set.of(config.signers()), PluginTrust.listed(program.resolve("shipped.sha256")), config.developmentMode()));
        folder = new BundlePluginFolder(context, jars);
        development = config.developmentMode();
        sandboxed = new SandboxedPlugins(new Sandboxes(program, config.sandboxHeapMiB() << 20, config.sandboxes(), Duration.ofMinutes(2)),
            children, this::serving);
    }

    @Deactivate
    void stop() {
        sandboxed.close();
    }

    private List<Path> serving() {
        return folder.verdicts().stream().filter(verdict -> verdict.state() == State.ACTIVE).map(verdict -> jars.jar(verdict.file())).toList();
    }

    @Override
    public List<HostedPlugin> snapshot() {
        return sandboxed.snapshot();
    }

    @Override
    public boolean development() {
        return development;
    }

    @Override
    public List<PluginVerdict> verdicts() {
        Map<Path, PluginComplaint> complaints = sandboxed.complaints();
        return folder.verdicts().stream().map(verdict -> {
            PluginComplaint complaint = complaints.get(jars.jar(verdict.file()));
            return verdict.state() == State.ACTIVE && complaint != null ? verdict.with(complaint) : verdict;
        }).toList();
    }
}
