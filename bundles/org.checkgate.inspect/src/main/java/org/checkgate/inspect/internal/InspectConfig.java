package org.checkgate.inspect.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of {@code org.checkgate.inspect}. */
@ObjectClassDefinition(name = "Camera plugins", description = "Where plugin jars are dropped, and what their processes may take.")
public @interface InspectConfig {
    /** A relative path is below the appliance's base folder. */
    @AttributeDefinition(name = "Plugin folder", description = "Folder of the plugin jars; a relative path is below the appliance's base folder.")
    String pluginFolder() default "plugins";

    /** A relative path is below the appliance's image. */
    @AttributeDefinition(name = "Sandbox folder", description = "Folder of the program that hosts plugins; a relative path is below the appliance's image.")
    String sandboxFolder() default "sandbox";

    /** MiB, 64 to 65,536. */
    @AttributeDefinition(name = "Heap of a sandbox", description = "The most memory that the objects of one plugin process may take, in MiB (64 to 65536).")
    long sandboxHeapMiB() default 384;

    /** 1 to 64. */
    @AttributeDefinition(name = "Sandboxes", description = "How many plugin processes may run at a time (1 to 64).")
    int sandboxes() default 2;

    /** SHA-256 of certificates, in hexadecimal digits, with or without colons. */
    @AttributeDefinition(name = "Signers", description = "Whose plugins serve besides those that came with the appliance: SHA-256 of the signers' certificates.")
    String[] signers() default {};

    /** Everybody's plugins serve, and every page says so. */
    @AttributeDefinition(name = "Development mode", description = "Unsigned plugins serve as well, and a banner says so.")
    boolean developmentMode() default false;
}
