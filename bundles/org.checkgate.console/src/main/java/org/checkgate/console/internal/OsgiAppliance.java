package org.checkgate.console.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.checkgate.console.internal.http.Refusal;
import org.checkgate.inspect.CameraPlugins;
import org.checkgate.inspect.PluginFolder;
import org.checkgate.intake.Intake;
import org.checkgate.ledger.Ledger;
import org.checkgate.spi.CameraPlugin;
import org.checkgate.store.StagedFiles;
import org.checkgate.transfer.ArchiveRestore;
import org.checkgate.transfer.Board;
import org.checkgate.transfer.Lanes;
import org.checkgate.transfer.Links;
import org.checkgate.transfer.Retries;
import org.checkgate.transfer.Staging;
import org.checkgate.transfer.StagingRoom;
import org.checkgate.transfer.TrafficControl;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The parts as services that come and go. */
@Component(service = Appliance.class)
public final class OsgiAppliance implements Appliance {
    /** By name: the pipeline stands on this floor, so nothing of it is imported. */
    private static final String PIPELINE = "org.checkgate.routes.internal.Routes";

    /** What lies in the folder of plugins is installed from there, by its address. */
    private static final Pattern PLUGIN = Pattern.compile("file:.*/plugins/[^/]+\\.jar");

    private final BundleContext context;
    private final String version;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile Ledger ledger;
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile Intake intake;
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile StagedFiles staged;
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile Staging staging;
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile ArchiveRestore restore;
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile Lanes lanes;
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile Board.Source board;
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile TrafficControl traffic;
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile Links links;
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile StagingRoom room;
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile CameraPlugins cameras;
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile PluginFolder folder;

    @Activate
    public OsgiAppliance(BundleContext context) {
        this.context = context;
        this.version = context.getBundle().getVersion().toString();
    }

    @Override
    public Ledger ledger() {
        return running("ledger", ledger);
    }

    @Override
    public Intake intake() {
        return running("intake", intake);
    }

    @Override
    public StagedFiles staged() {
        return running("transfer", staged);
    }

    @Override
    public Staging staging() {
        return running("transfer", staging);
    }

    @Override
    public Board board() {
        return running("backbone", board).board();
    }

    @Override
    public TrafficControl traffic() {
        return running("backbone", traffic);
    }

    @Override
    public ArchiveRestore restore() {
        return running("transfer", restore);
    }

    @Override
    public CameraPlugins cameraPlugins() {
        return running("inspection", cameras);
    }

    @Override
    public PluginFolder pluginFolder() {
        return running("inspection", folder);
    }

    @Override
    public List<LaneNow> lanes() {
        Lanes now = lanes;
        return now == null ? List.of() : now.now().stream()
                .map(p -> new LaneNow(p.lane(), p.rollId(), p.file(), p.bytesDone(), p.bytesTotal(), p.bytesPerSecond())).toList();
    }

    @Override
    public OptionalLong limit() {
        TrafficControl now = traffic;
        return now == null || now.cap().unlimited() ? OptionalLong.empty() : OptionalLong.of(now.cap().bytesPerSecond());
    }

    @Override
    public List<Links.Link> links() {
        Links now = links;
        return now == null ? List.of() : now.now();
    }

    @Override
    public List<Retries> retries() {
        Lanes now = lanes;
        return now == null ? List.of() : now.retries();
    }

    @Override
    public OptionalLong stagingFree() {
        StagingRoom now = room;
        return now == null ? OptionalLong.empty() : now.freeBytes();
    }

    @Override
    public List<Plugin> plugins() {
        return Arrays.stream(context.getBundles()).filter(bundle -> PLUGIN.matcher(bundle.getLocation()).matches())
                .map(bundle -> new Plugin(String.valueOf(bundle.getSymbolicName()), bundle.getVersion().toString(), serves(bundle))).toList();
    }

    private static boolean serves(Bundle bundle) {
        ServiceReference<?>[] services = bundle.getState() == Bundle.ACTIVE ? bundle.getRegisteredServices() : null;
        return services != null && Arrays.stream(services)
                .anyMatch(service -> Arrays.asList((String[]) service.getProperty(Constants.OBJECTCLASS)).contains(CameraPlugin.class.getName()));
    }

    @Override
    public List<String> absent() {
        List<String> names = new ArrayList<>();
        note(names, "ledger", ledger);
        note(names, "intake", intake);
        note(names, "transfer", staged);
        note(names, "backbone", board);
        note(names, "pipeline", context.getServiceReference(PIPELINE));
        return names;
    }

    @Override
    public String version() {
        return version;
    }

    private static <T> T running(String name, T part) {
        if (part == null) {
            throw Refusal.notRunning(name);
        }
        return part;
    }

    private static void note(List<String> names, String name, Object part) {
        if (part == null) {
            names.add(name);
        }
    }
}
