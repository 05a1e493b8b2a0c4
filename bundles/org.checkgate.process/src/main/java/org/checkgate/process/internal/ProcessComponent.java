package org.checkgate.process.internal;

import java.io.IOException;
import org.checkgate.process.Child;
import org.checkgate.process.Children;
import org.checkgate.process.Command;
import org.checkgate.process.Engine;
import org.checkgate.process.Engines;
import org.checkgate.process.ShippedEngines;
import org.checkgate.process.SupervisedChildren;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Children and engines as the appliance offers them to its bundles. */
@Component(service = {Children.class, Engines.class}, configurationPid = "org.checkgate.process")
@Designate(ocd = ProcessComponent.Config.class)
public final class ProcessComponent implements Children, Engines {
    /** Settings of child processes. Folders are relative to karaf.base. */
    @ObjectClassDefinition(name = "Checkgate process")
    public @interface Config {
        @AttributeDefinition(description = "Where the shipped engines lie (ffmpeg.jar); empty: engines below karaf.home")
        String enginesFolder() default "";

        @AttributeDefinition(description = "Where they are unpacked to, 86 MB; empty: engines below karaf.data")
        String cacheFolder() default "";

        @AttributeDefinition(description = "Where running children are noted; empty: run below karaf.data")
        String runFolder() default "";
    }

    private final SupervisedChildren children;
    private final ShippedEngines engines;

    @Activate
    public ProcessComponent(Config config) throws IOException {
        Folders folders = Folders.ofSystem();
        children = new SupervisedChildren(folders.resolve(config.runFolder(), "karaf.data", "run"));
        engines = new ShippedEngines(folders.resolve(config.enginesFolder(), "karaf.home", "engines").resolve("ffmpeg.jar"),
                folders.resolve(config.cacheFolder(), "karaf.data", "engines"));
    }

    @Deactivate
    void stop() {
        children.close();
    }

    @Override
    public Child start(Command command) throws IOException {
        return children.start(command);
    }

    @Override
    public Engine ffmpeg() throws IOException {
        return engines.ffmpeg();
    }
}
