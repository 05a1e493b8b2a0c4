package org.checkgate.transfer.internal.cloud;

import java.io.IOException;

/** What lies in staging is no longer what was proven there. */
final class SourceDamaged extends IOException {
    SourceDamaged(String detail) {
        super(detail);
    }
}
