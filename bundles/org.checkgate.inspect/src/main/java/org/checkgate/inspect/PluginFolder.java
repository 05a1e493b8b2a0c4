package org.checkgate.inspect;

import java.util.List;

/** The folder into which plugin jars are dropped. A service; safe for use by several threads. */
public interface PluginFolder {
    /**
     * A verdict for every jar in the folder, sorted by file name. Reads the jars' manifests anew at each call.
     *
     * @return empty when the folder does not exist or holds no jar
     */
    List<PluginVerdict> verdicts();

    /** Whether plugins serve here that nobody has signed: this is a machine on which plugins are made. */
    boolean development();
}
