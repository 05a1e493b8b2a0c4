package org.checkgate.console.internal.access;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of the console, pid {@code org.checkgate.console}. */
@ObjectClassDefinition(name = "Checkgate console")
public @interface ConsoleConfig {
    @AttributeDefinition(description = "File that tells the owner of this appliance where the console answers and with what token; "
            + "relative to the appliance's home")
    String file() default "run/console.json";

    @AttributeDefinition(description = "File with the token that opens the metrics and nothing else; made when it is not there; "
            + "relative to the appliance's home")
    String scrapeTokenFile() default "run/scrape.token";
}
