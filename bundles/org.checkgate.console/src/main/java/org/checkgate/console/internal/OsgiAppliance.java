package org.checkgate.console.internal;

import java.util.ArrayList;
import java.util.List;
import org.checkgate.console.internal.http.Refusal;
import org.checkgate.intake.Intake;
import org.checkgate.ledger.Ledger;
import org.checkgate.store.StagedFiles;
import org.checkgate.transfer.Lanes;
import org.checkgate.transfer.Staging;
import org.osgi.framework.BundleContext;
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
    private volatile Lanes lanes;

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
    public List<LaneNow> lanes() {
        Lanes now = lanes;
        return now == null ? List.of() : now.now().stream()
                .map(p -> new LaneNow(p.lane(), p.rollId(), p.file(), p.bytesDone(), p.bytesTotal(), p.bytesPerSecond())).toList();
    }

    @Override
    public List<String> absent() {
        List<String> names = new ArrayList<>();
        note(names, "ledger", ledger);
        note(names, "intake", intake);
        note(names, "transfer", staged);
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
