package org.checkgate.inspect.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of {@code org.checkgate.inspect}. */
@ObjectClassDefinition(name = "Camera plugins", description = "Where plugin jars are dropped.")
public @interface InspectConfig {
    /** A relative path is below the appliance's base folder. */
    @AttributeDefinition(name = "Plugin folder", description = "Folder of the plugin jars; a relative path is below the appliance's base folder.")
    String pluginFolder() default "plugins";
}
