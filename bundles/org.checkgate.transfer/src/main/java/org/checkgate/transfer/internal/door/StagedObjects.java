package org.checkgate.transfer.internal.door;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.OptionalLong;
import org.checkgate.ledger.StepFailure;
import org.checkgate.store.SeekableBytes;
import org.checkgate.store.StagedFiles;
import org.checkgate.transfer.internal.staging.StagingConnection;
import org.checkgate.transfer.internal.staging.StagingLink;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Opens staged objects: an embedded store's straight from its file, a remote one's by ranges. */
@Component(service = StagedFiles.class)
public final class StagedObjects implements StagedFiles {
    private final StagingConnection.Source link;

    @Activate
    public StagedObjects(@Reference StagingLink link) {
        this((StagingConnection.Source) link);
    }

    public StagedObjects(StagingConnection.Source link) {
        this.link = link;
    }

    @Override
    public SeekableBytes open(String key, long byteBudget) throws IOException {
        StagingConnection staging;
        try {
            staging = link.connection();
        } catch (StepFailure e) {
            throw new IOException(e.getMessage(), e);
        }
        if (staging.disk().isPresent()) {
            return new FileBytes(staging.disk().get().file(key), key, byteBudget);
        }
        OptionalLong size = staging.store().size(key);
        if (size.isEmpty()) {
            throw new NoSuchFileException(key, null, "it is not in staging");
        }
        return new RemoteBytes(staging.store(), key, size.getAsLong(), byteBudget);
    }
}
