package org.checkgate.transfer;

import java.util.List;

/** What moves at this moment. Safe for use by several threads. */
public interface Lanes {
    /** One entry for each file under way; empty when nothing moves. */
    List<Progress> now();

    /** What had to be sent again since the appliance was started, an entry for each lane and code. */
    List<Retries> retries();
}
