package org.checkgate.render.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.checkgate.ledger.Clip;
import org.checkgate.ledger.Document;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Proxy;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.Tier;
import org.checkgate.render.RenderException;
import org.checkgate.render.Rendered;
import org.checkgate.store.DocumentConflict;
import org.checkgate.store.Documents;
import org.checkgate.store.Place;

/** Where proxies lie: beside their roll in staging, noted in the ledger only after they are proven there. */
record ProxyShelf(Ledger ledger, Documents documents) {
    static final String FOLDER = ".checkgate/proxies/";
    /** Each is a stop between storing and noting, followed by an engine that made other bytes; so many are not one clip's fate. */
    private static final int NAMES = 20;

    /** @throws RenderException when all names are taken */
    void put(Roll roll, Clip clip, String name, Rendered rendered) throws IOException {
        for (int attempt = 1; attempt <= NAMES; attempt++) {
            // A stop between storing and noting leaves bytes that nobody vouches for. They stay as they are, and are not ours.
            String free = ProxyNames.afterConflict(name, attempt);
            try {
                note(roll, clip, FOLDER + free, rendered, store(roll, FOLDER + free, rendered));
                return;
            } catch (DocumentConflict taken) {
                // The next name, then.
            }
        }
        throw new RenderException("No proxy of " + clip.name() + " was stored: other bytes lie under each of the " + NAMES
                + " names that it may have below " + roll.stagingPrefix() + "/" + FOLDER + ".", false);
    }

    /** The poster first: when its name is taken, no proxy was stored in vain. */
    private List<Documents.Stored> store(Roll roll, String key, Rendered rendered) throws IOException {
        List<Documents.Stored> stored = new ArrayList<>();
        if (rendered.poster().isPresent()) {
            stored.add(documents.put(Place.STAGING, roll.stagingPrefix() + "/" + key + ".jpg", rendered.poster().get(), "image/jpeg"));
        }
        stored.add(documents.put(Place.STAGING, roll.stagingPrefix() + "/" + key + ".mp4", rendered.proxy(), "video/mp4"));
        return stored;
    }

    private void note(Roll roll, Clip clip, String key, Rendered rendered, List<Documents.Stored> stored) {
        for (Documents.Stored each : stored) {
            ledger.publications().stored(new Document(roll.id(), Tier.STAGING, each.key(), each.size(), each.crc64()));
        }
        Optional<String> poster = rendered.poster().map(there -> key + ".jpg");
        ledger.clips().rendered(new Proxy(clip.id(), clip.name(), key + ".mp4", poster, rendered.width(), rendered.height(),
                rendered.frames(), rendered.startTimecode()));
    }
}
