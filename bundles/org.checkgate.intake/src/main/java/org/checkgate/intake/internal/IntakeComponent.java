package org.checkgate.intake.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.checkgate.intake.Intake;
import org.checkgate.ledger.Destination;
import org.checkgate.ledger.Drive;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Listing;
import org.checkgate.ledger.RollKind;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Intake as the appliance runs it, from its configuration. */
@Component(configurationPid = "org.checkgate.intake")
@Designate(ocd = IntakeComponent.Config.class)
public final class IntakeComponent implements Intake {
    /** Settings of intake. */
    @ObjectClassDefinition(name = "Checkgate intake")
    public @interface Config {
        @AttributeDefinition(description = "Folders below which mounted volumes count as drives, separated by commas")
        String mountRoots() default "/media,/run/media";

        @AttributeDefinition(description = "A folder whose folders are taken as drives; empty for none")
        String watchedFolder() default "";

        @AttributeDefinition(description = "The title that drives get that nobody assigned; empty: they wait for a person")
        String defaultTitle() default "";

        @AttributeDefinition(description = "The unit that goes with the default title")
        String defaultUnit() default "main";
    }

    private final DriveIntake intake;

    @Activate
    public IntakeComponent(Config config, @Reference Ledger ledger) {
        Clock clock = Clock.systemUTC();
        List<Path> roots = Arrays.stream(config.mountRoots().split(",")).map(String::strip).filter(r -> !r.isEmpty())
                .map(Path::of).toList();
        Optional<Path> watched = Optional.of(config.watchedFolder().strip()).filter(w -> !w.isEmpty()).map(Path::of);
        Bays bays = new Bays(new MountTable(Path.of("/proc/self/mountinfo")),
                new Hardware(Path.of("/dev/disk/by-uuid"), Path.of("/sys/dev/block"), Path.of("/run/udev/data")), roots, watched);
        intake = new DriveIntake(ledger, bays, candidate -> config.defaultTitle().isBlank() ? Optional.empty()
                : Optional.of(new Destination(config.defaultTitle().strip(), today(clock), config.defaultUnit().strip())));
    }

    private static String today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    @Override
    public Drive arrive(Path folder, Destination destination) {
        return intake.arrive(folder, destination);
    }

    @Override
    public void look() {
        intake.look();
    }

    @Override
    public Listing check(Path folder, Function<List<String>, RollKind> kind) throws IOException {
        return intake.check(folder, kind);
    }

    @Override
    public List<Long> toList() {
        return intake.toList();
    }

    @Override
    public void list(long driveId, Function<List<String>, RollKind> kind) {
        intake.list(driveId, kind);
    }
}
