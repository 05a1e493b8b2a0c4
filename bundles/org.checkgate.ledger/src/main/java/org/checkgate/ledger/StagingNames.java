package org.checkgate.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names that are too long for an object store on a file system: 255 bytes a name there, of which its server needs some itself. */
final class StagingNames {
    static final String FOLDER = ".checkgate-long-names";
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_PATH = 700;

    private StagingNames() {
    }

    static boolean tooLong(String path) {
        if (path.getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH) {
            return true;
        }
        for (String name : path.split("/")) {
            if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
                return true;
            }
        }
        return false;
    }

    /** Two paths never share one, so that two files never share an object. */
    static String digest(String path) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(path.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJreHasIt) {
            throw new IllegalStateException(everyJreHasIt);
        }
    }
}
