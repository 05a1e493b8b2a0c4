package org.checkgate.ledger;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where one delivery of a roll lies in staging.
 *
 * @param name     the roll's
 * @param delivery counted from 1
 */
public record StagingPlace(Destination destination, String name, int delivery) {
    private static final String AGAIN = ".checkgate-delivery-";
    private static final Pattern KEY = Pattern.compile("(?:" + Pattern.quote(AGAIN) + "([1-9]\\d{0,8})/)?([^/]+)/([^/]+)/([^/]+)/([^/]+)/.+", Pattern.DOTALL);

    /** The place that an object with this key belongs to; empty when it is none of a roll's. */
    public static Optional<StagingPlace> of(String key) {
        Matcher parts = KEY.matcher(key);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int delivery = parts.group(1) == null ? 1 : Integer.parseInt(parts.group(1));
        try {
            StagingPlace place = new StagingPlace(new Destination(parts.group(2), parts.group(3), parts.group(4)), parts.group(5), delivery);
            return Optional.of(place).filter(written -> key.startsWith(written.prefix() + "/"));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /**
     * What all keys begin with, without a closing {@code /}. A later delivery never touches an earlier one's objects. No title
     * begins as its prefix does, so that it can never be another roll's.
     */
    public String prefix() {
        String path = destination.title() + "/" + destination.day() + "/" + destination.unit() + "/" + name;
        return delivery == 1 ? path : AGAIN + delivery + "/" + path;
    }

    /**
     * Where a file is put. A name that the embedded server's disk could not hold together with what the server adds to it while it
     * writes lies under the digest of its path.
     */
    public String key(String path) {
        return prefix() + "/" + (StagingNames.tooLong(path) ? StagingNames.FOLDER + "/" + StagingNames.digest(path) : path);
    }

    /** Whether a path below {@link #prefix} is a name of ours, and no file of the set. */
    public static boolean ours(String path) {
        return path.startsWith(".checkgate");
    }
}
