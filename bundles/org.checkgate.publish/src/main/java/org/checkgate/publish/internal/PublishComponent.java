package org.checkgate.publish.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import org.checkgate.ledger.Ledger;
import org.checkgate.mhl.Creator;
import org.checkgate.publish.Publisher;
import org.checkgate.store.Documents;
import org.checkgate.store.StagedFiles;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The publisher as the appliance runs it. */
@Component
public final class PublishComponent implements Publisher {
    private final CloudPublisher publisher;

    @Activate
    public PublishComponent(BundleContext context, @Reference Ledger ledger, @Reference Documents documents,
                            @Reference StagedFiles staged) {
        String version = context.getBundle().getVersion().toString();
        publisher = new CloudPublisher(ledger, documents, staged,
                new OurGeneration(documents, Creator.of("Checkgate", version, hostname())),
                new RollManifest(ledger, version), Clock.systemUTC());
    }

    private static String hostname() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }

    @Override
    public void publish(long rollId) {
        publisher.publish(rollId);
    }

    @Override
    public void archived(long rollId) {
        publisher.archived(rollId);
    }

    @Override
    public void quarantine(long rollId) {
        publisher.quarantine(rollId);
    }

    @Override
    public void tampered() {
        publisher.tampered();
    }
}
