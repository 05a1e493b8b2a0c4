package org.checkgate.mhl;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The documents of a scope's hash lists where there is no folder, for example in an object store. */
public interface ManifestSource {

    /** Their paths relative to the scope, such as {@code ascmhl/ascmhl_chain.xml}. */
    List<String> paths();

    /** Opens one of them; the caller closes it. */
    InputStream open(String path) throws IOException;
}
