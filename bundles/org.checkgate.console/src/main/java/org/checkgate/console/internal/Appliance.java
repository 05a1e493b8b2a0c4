package org.checkgate.console.internal;

import java.util.List;
import java.util.OptionalLong;
import org.checkgate.inspect.CameraPlugins;
import org.checkgate.inspect.PluginFolder;
import org.checkgate.intake.Intake;
import org.checkgate.ledger.Ledger;
import org.checkgate.store.StagedFiles;
import org.checkgate.transfer.ArchiveRestore;
import org.checkgate.transfer.Board;
import org.checkgate.transfer.Links;
import org.checkgate.transfer.Retries;
import org.checkgate.transfer.Staging;
import org.checkgate.transfer.TrafficControl;

/**
 * The parts of the appliance that the console shows and steers. The console is there before and after they are, so
 * that somebody says what is missing; each method throws a refusal with a plain sentence while its part is not there.
 * Safe for use by several threads.
 */
public interface Appliance {
    Ledger ledger();

    Intake intake();

    StagedFiles staged();

    Staging staging();

    /** The backbone, not older than two seconds; told from memory. */
    Board board();

    TrafficControl traffic();

    ArchiveRestore restore();

    /** The camera plugins that serve. */
    CameraPlugins cameraPlugins();

    /** The folder that camera plugins are dropped into. */
    PluginFolder pluginFolder();

    /** What moves right now; empty when nothing does, or when transfer is not there ({@link #absent} says so). */
    List<LaneNow> lanes();

    /** Bytes a second that may leave for cloud and archive together; empty without a limit, or when transfer is not there. */
    OptionalLong limit();

    /** How the ways to cloud and archive stand; empty when none is configured, or when transfer is not there. */
    List<Links.Link> links();

    /** What had to be sent again since the start; empty also when transfer is not there. */
    List<Retries> retries();

    /** Bytes that may still be written to staging; empty while nobody can tell. */
    OptionalLong stagingFree();

    /** The camera plugins in the appliance's folder that became bundles. */
    List<Plugin> plugins();

    /** The parts that are not running, by name. */
    List<String> absent();

    /** The version of this appliance. */
    String version();

    /**
     * A camera plugin.
     *
     * @param name of the bundle
     * @param up   whether it serves
     */
    record Plugin(String name, String version, boolean up) {
    }

    /**
     * A lane's file at this moment.
     *
     * @param lane           {@code staging}, {@code backbone}, …
     * @param roll           id of the roll
     * @param file           path below the roll
     * @param done           bytes that are through
     * @param total          bytes of the file
     * @param bytesPerSecond the rate now
     */
    record LaneNow(String lane, long roll, String file, long done, long total, long bytesPerSecond) {
    }
}
