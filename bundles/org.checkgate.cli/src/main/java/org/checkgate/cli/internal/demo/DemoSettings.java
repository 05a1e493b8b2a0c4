package org.checkgate.cli.internal.demo;

import java.io.IOException;
import org.checkgate.cli.internal.home.Home;
import org.checkgate.cli.internal.home.Setting;

/** What the demo sets otherwise than an appliance at work: stand-ins for the cloud and the archive, which say that they are. */
public final class DemoSettings {
    private DemoSettings() {
    }

    /** Call it after the home was laid out and before the appliance starts. */
    public static void apply(Home home) throws IOException {
        new Setting(home.etc().resolve("org.checkgate.transfer.cloud.cfg"), "standIn").set("true");
        for (String carrier : new String[] {"staging", "cloud"}) {
            new Setting(home.etc().resolve("org.checkgate.transfer." + carrier + ".cfg"), "partSizeMiB").set(Integer.toString(DemoContent.PART_MIB));
        }
    }
}
