package org.checkgate.transfer.internal.shape;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of what leaves, and in which order. */
@ObjectClassDefinition(name = "Checkgate backbone")
public @interface BackboneConfig {
    @AttributeDefinition(description = "How fast bytes may leave for cloud and archive together: a rate such as 512M (MiB a second), off for no limit, closed, or a timetable "
            + "such as Mon-08:00,512M Fri-19:00,off. What a person sets goes before it")
    String limit() default "off";

    @AttributeDefinition(description = "The site's time zone for the timetable, such as Europe/Berlin; empty for this machine's")
    String timeZone() default "";

    @AttributeDefinition(description = "Rolls under way on each lane at the same time, 2 to 16; others take their place part by part when their turn comes")
    int rollsAtOnce() default 4;

    @AttributeDefinition(description = "Parts under way at the same time over all lanes, 1 to 64")
    int partsAtOnce() default 8;

    @AttributeDefinition(description = "Weight of the lane to the cloud, 1 to 100: it gets as much as its weight is part of both weights, when both have something to send")
    int cloudWeight() default 4;

    @AttributeDefinition(description = "Weight of the lane to the archive, 1 to 100")
    int archiveWeight() default 1;

    @AttributeDefinition(description = "A roll of at most so many MiB, 0 to 10000000, does not wait for the large ones of its title: the small ones have one seat more on each lane, "
            + "and take turns with the large ones byte for byte")
    int smallRollMiB() default 16_384;

    @AttributeDefinition(description = "Hours of waiting that count as much as one step of urgency, 1 to 1000")
    int hoursAStep() default 6;
}
