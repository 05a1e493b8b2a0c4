package org.checkgate.cli.internal.mhl;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.checkgate.mhl.Author;
import org.checkgate.mhl.Creator;

/** What we put into the hash lists that we write. */
public final class OurCreator {
    private OurCreator() {
    }

    /** Without persons, place and remark. */
    public static Creator plain() {
        return of(List.of(), "", "");
    }

    public static Creator of(List<Author> authors, String location, String comment) {
        String version = OurCreator.class.getPackage().getImplementationVersion();
        return new Creator("checkgate", version == null ? "unversioned" : version, host(), authors, location, comment);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            // A machine without a name in any table still may seal.
            return "localhost";
        }
    }
}
