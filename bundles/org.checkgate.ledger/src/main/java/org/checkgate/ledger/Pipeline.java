package org.checkgate.ledger;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The one place that says which station follows which, and which changes of state are allowed. */
public final class Pipeline {
    private Pipeline() {
    }

    /** The station that a newly listed roll starts with. */
    public static final Step FIRST = Step.STAGE;

    /**
     * What becomes ready when a station is done. {@link Step#PUBLISH} is asked for by two: it runs when the cloud copy
     * stands, and again when proxies came later.
     */
    public static List<Step> after(Step step) {
        return switch (step) {
            case STAGE -> List.of(Step.INSPECT, Step.SYNC);
            case INSPECT -> List.of(Step.RENDER);
            case RENDER, SYNC -> List.of(Step.PUBLISH);
            case PUBLISH -> List.of(Step.ARCHIVE);
            case ARCHIVE -> List.of();
        };
    }

    /** What must be done before a station may run; it becomes ready when the last of these is. */
    public static Set<Step> needs(Step step) {
        return switch (step) {
            case STAGE -> EnumSet.noneOf(Step.class);
            case INSPECT, SYNC -> EnumSet.of(Step.STAGE);
            case RENDER -> EnumSet.of(Step.INSPECT);
            case PUBLISH -> EnumSet.of(Step.SYNC);
            case ARCHIVE -> EnumSet.of(Step.PUBLISH);
        };
    }

    /**
     * Whether this station takes one roll of a drive at a time: two would only drive its heads to and fro, and a slow drive
     * with many rolls would take the places of all others.
     */
    public static boolean oneADrive(Step step) {
        return step == Step.STAGE;
    }

    public static boolean allowed(WorkState from, WorkState to) {
        return switch (from) {
            case READY -> to == WorkState.RUNNING;
            case RUNNING -> to != WorkState.RUNNING;
            case WAITING -> to == WorkState.RUNNING || to == WorkState.READY;
            case BLOCKED, DONE -> to == WorkState.READY;
        };
    }
}
