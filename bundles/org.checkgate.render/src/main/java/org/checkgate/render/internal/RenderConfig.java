package org.checkgate.render.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of rendering. */
@ObjectClassDefinition(name = "Checkgate render")
public @interface RenderConfig {
    @AttributeDefinition(description = "The widest proxy in pixels; a smaller picture keeps its size", min = "2", max = "8192")
    int maxWidth() default 1920;

    @AttributeDefinition(description = "Constant rate factor of the H.264 encoder: lower is better and larger", min = "0", max = "51")
    int crf() default 23;

    @AttributeDefinition(description = "The longest that the engine may work on one clip, in seconds", min = "1")
    int timeoutSeconds() default 3600;

    @AttributeDefinition(description = "Threads of one job; several jobs of one thread each are faster than one of several. 0: the engine decides", min = "0")
    int threads() default 1;
}
