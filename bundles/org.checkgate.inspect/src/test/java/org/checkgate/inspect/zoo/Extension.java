package org.checkgate.inspect.zoo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** No plugin at all: what it does it does in the appliance, as soon as it is installed there. */
public final class Extension implements BundleActivator {
    /** Written into the appliance's home by code of this. */
    public static final String MARK = "extension-ran";

    @Override
    public void start(BundleContext context) throws IOException {
        Files.writeString(Path.of(System.getProperty("karaf.base")).resolve(MARK), "x");
    }

    @Override
    public void stop(BundleContext context) {
        // What it did is done.
    }
}
