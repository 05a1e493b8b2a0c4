package org.checkgate.console.internal.metrics;

import org.checkgate.console.internal.Appliance;
import org.checkgate.console.internal.document.Health;

/** The appliance itself, its plugins, and the room it has. */
record ApplianceFamily(Appliance appliance) implements Family {
    @Override
    public void write(Sheet sheet) {
        sheet.gauge("checkgate.build.info", "The version that is running", 1, "version", appliance.version());
        sheet.gauge("checkgate.healthy", "1 when nothing keeps the appliance from taking drives in, else 0", Health.of(appliance).healthy() ? 1 : 0);
        appliance.stagingFree().ifPresent(free -> sheet.gauge("checkgate.staging.free.bytes", "Bytes that may still be written to staging", free));
        appliance.plugins().forEach(plugin -> sheet.gauge("checkgate.plugin.up", "1 for a camera plugin that serves, else 0", plugin.up() ? 1 : 0,
                "plugin", plugin.name(), "version", plugin.version()));
    }
}
