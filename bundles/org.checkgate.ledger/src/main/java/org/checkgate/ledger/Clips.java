package org.checkgate.ledger;

import java.util.List;

/** What the camera plugins said, and what was rendered. */
public interface Clips {
    /** Replaces a roll's clips by a newer inspection's; proxies of clips with the same name are kept. */
    void inspected(long rollId, List<Clip> clips);

    List<Clip> ofRoll(long rollId);

    void rendered(Proxy proxy);

    List<Proxy> proxies(long rollId);
}
