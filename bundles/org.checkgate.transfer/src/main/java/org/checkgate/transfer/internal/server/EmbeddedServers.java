package org.checkgate.transfer.internal.server;

import java.nio.file.Path;
import org.checkgate.process.Children;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Knows where the shipped server and the appliance's folders are, and makes servers of it. */
@Component(service = EmbeddedServers.class, configurationPid = "org.checkgate.transfer")
@Designate(ocd = EmbeddedServers.Config.class)
public final class EmbeddedServers {
    /** Settings of the embedded S3 servers. */
    @ObjectClassDefinition(name = "Checkgate transfer")
    public @interface Config {
        @AttributeDefinition(description = "Folder of the shipped programs, relative to the appliance's program folder")
        String enginesFolder() default "engines";
    }

    private final Children children;
    private final Path jar;
    private final Path base;

    @Activate
    public EmbeddedServers(@Reference Children children, Config config) {
        this(children, Path.of(System.getProperty("karaf.home", ".")).resolve(config.enginesFolder()).resolve("s3proxy.jar"),
                Path.of(System.getProperty("karaf.base", ".")));
    }

    /**
     * @param jar  the server's program
     * @param base the appliance's home; relative folders lie below it, and keys in its folder {@code keys}
     */
    public EmbeddedServers(Children children, Path jar, Path base) {
        this.children = children;
        this.jar = jar;
        this.base = base.toAbsolutePath();
    }

    public Path base() {
        return base;
    }

    /** A server that is not started yet. */
    public S3ProxyServer server(String name, String folder) {
        return new S3ProxyServer(children, jar, new ServerFiles(name, base.resolve(folder), base.resolve("keys")));
    }
}
