package org.checkgate.transfer.internal.cloud;

import java.io.IOException;

/** Other bytes lie under the key already. */
final class KeyTaken extends IOException {
    KeyTaken(String detail) {
        super(detail);
    }
}
