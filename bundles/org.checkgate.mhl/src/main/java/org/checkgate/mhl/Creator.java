package org.checkgate.mhl;

/**
 * Who writes a generation.
 *
 * @param tool        the program's name, not empty
 * @param toolVersion its version
 * @param hostname    the machine, not empty
 * @param location    a place, may be empty
 * @param comment     a remark, may be empty
 */
public record Creator(String tool, String toolVersion, String hostname, String location, String comment) {

    /** A creator without place and remark. */
    public static Creator of(String tool, String toolVersion, String hostname) {
        return new Creator(tool, toolVersion, hostname, "", "");
    }
}
