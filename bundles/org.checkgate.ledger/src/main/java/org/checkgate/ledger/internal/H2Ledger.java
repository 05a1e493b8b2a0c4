package org.checkgate.ledger.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.checkgate.ledger.ActivityLog;
import org.checkgate.ledger.Backups;
import org.checkgate.ledger.Cards;
import org.checkgate.ledger.Clearing;
import org.checkgate.ledger.Clips;
import org.checkgate.ledger.Copies;
import org.checkgate.ledger.Drives;
import org.checkgate.ledger.Endpoints;
import org.checkgate.ledger.Inspections;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Measures;
import org.checkgate.ledger.OpenLedger;
import org.checkgate.ledger.Outbox;
import org.checkgate.ledger.Policy;
import org.checkgate.ledger.Publications;
import org.checkgate.ledger.Rebuild;
import org.checkgate.ledger.Rolls;
import org.checkgate.ledger.Scrubs;
import org.checkgate.ledger.ShootDays;
import org.checkgate.ledger.Steering;
import org.checkgate.ledger.Uploads;
import org.checkgate.ledger.WorkQueue;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ledger in an H2 file database. */
@Component(service = Ledger.class, configurationPid = "org.checkgate.ledger")
@Designate(ocd = Settings.class)
public final class H2Ledger implements OpenLedger {
    private static final Logger LOG = LoggerFactory.getLogger(H2Ledger.class);

    private final Database database;
    private final Transactions transactions;
    private final Drives drives;
    private final Rolls rolls;
    private final ShootDays days;
    private final Copies copies;
    private final Clearing clearing;
    private final Uploads uploads;
    private final WorkQueue work;
    private final Clips clips;
    private final Inspections inspections;
    private final Cards cards;
    private final Publications publications;
    private final BootEndpoints endpoints = new BootEndpoints();
    private final ActivityLog activity;
    private final Outbox outbox;
    private final Rebuild rebuild;
    private final Steering steering;
    private final Measures measures;
    private final Scrubs scrubs;
    private final Optional<RegularBackups> regular;

    @Activate
    public H2Ledger(Settings settings) {
        this(base().resolve(settings.file()), new Policy(settings.stagingStrength(), settings.cloudStrength(), settings.archiveStrength()),
                Clock.systemUTC(), settings.poolSize(), new BackupPlan(base().resolve(settings.backupFolder()),
                        Duration.ofMinutes(Math.max(0, settings.backupMinutes())), Math.max(1, settings.backupsKept())));
    }

    private static Path base() {
        return Path.of(System.getProperty("karaf.base", ""));
    }

    /** @param connections how many callers are served at the same time, at least 1 */
    public H2Ledger(Path file, Policy policy, Clock clock, int connections) {
        this(LedgerFile.of(file), policy, clock, connections);
    }

    /** As above, backed up as planned. */
    public H2Ledger(Path file, Policy policy, Clock clock, int connections, BackupPlan plan) {
        this(LedgerFile.of(file), policy, clock, connections, Optional.of(plan), System::nanoTime);
    }

    /** As above, wherever the file lies. */
    public H2Ledger(LedgerFile file, Policy policy, Clock clock, int connections) {
        this(file, policy, clock, connections, System::nanoTime);
    }

    /** @param nanos a clock that only goes forward */
    public H2Ledger(LedgerFile file, Policy policy, Clock clock, int connections, LongSupplier nanos) {
        this(file, policy, clock, connections, Optional.empty(), nanos);
    }

    private H2Ledger(LedgerFile file, Policy policy, Clock clock, int connections, Optional<BackupPlan> plan, LongSupplier nanos) {
        plan.ifPresent(backups -> Restoration.refuseEmpty(file, new BackupFolder(backups.folder())));
        database = Database.open(file, connections);
        transactions = database.transactions();
        countAnew();
        drives = new H2Drives(transactions, endpoints, clock);
        Standings standings = new Standings(policy, endpoints);
        KeyLocks keys = new KeyLocks();
        rolls = new H2Rolls(transactions, clock, standings);
        days = new H2ShootDays(transactions, clock, standings);
        copies = new H2Copies(transactions, endpoints, policy, clock);
        clearing = new H2Clearing(transactions, standings, keys, clock);
        uploads = new H2Uploads(transactions, keys, clock, nanos);
        work = new H2WorkQueue(transactions, clock);
        clips = new H2Clips(transactions, clock);
        inspections = new H2Inspections(transactions, clock);
        cards = new H2Cards(transactions, clock);
        publications = new H2Publications(transactions, clock);
        activity = new H2ActivityLog(transactions, clock);
        outbox = new H2Outbox(transactions, clock);
        rebuild = new H2Rebuild(transactions, clock);
        steering = new H2Steering(transactions, clock);
        measures = new H2Measures(transactions);
        scrubs = new H2Scrubs(transactions, endpoints, clock);
        regular = plan.map(backups -> new RegularBackups(database, backups, activity, clock));
    }

    /** Before any light can shine: a counter that is wrong, for whatever reason, does not outlive a start. */
    private void countAnew() {
        boolean good = false;
        try {
            transactions.read(sql -> new Counts(sql).wrongFiles()).ifPresent(why -> {
                LOG.warn("{} All are counted anew.", why);
                transactions.acknowledge(sql -> new Counts(sql).again());
            });
            good = true;
        } finally {
            if (!good) {
                database.close();
            }
        }
    }

    /** Looks at every file and every copy. @return a sentence when the counters that lights rest on say anything else; empty, as it has to be */
    public Optional<String> miscounted() {
        return transactions.read(sql -> new Counts(sql).wrong());
    }

    Transactions transactions() {
        return transactions;
    }

    RegularBackups regular() {
        return regular.orElseThrow();
    }

    @Override
    public Drives drives() {
        return drives;
    }

    @Override
    public Rolls rolls() {
        return rolls;
    }

    @Override
    public ShootDays days() {
        return days;
    }

    @Override
    public Copies copies() {
        return copies;
    }

    @Override
    public Clearing clearing() {
        return clearing;
    }

    @Override
    public Uploads uploads() {
        return uploads;
    }

    @Override
    public WorkQueue work() {
        return work;
    }

    @Override
    public Clips clips() {
        return clips;
    }

    @Override
    public Inspections inspections() {
        return inspections;
    }

    @Override
    public Cards cards() {
        return cards;
    }

    @Override
    public Publications publications() {
        return publications;
    }

    @Override
    public Endpoints endpoints() {
        return endpoints;
    }

    @Override
    public ActivityLog activity() {
        return activity;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public Backups backups() {
        return () -> regular.flatMap(Backups::trouble);
    }

    @Override
    public Rebuild rebuild() {
        return rebuild;
    }

    @Override
    public Steering steering() {
        return steering;
    }

    @Override
    public Measures measures() {
        return measures;
    }

    @Override
    public Scrubs scrubs() {
        return scrubs;
    }

    @Deactivate
    @Override
    public void close() {
        regular.ifPresent(RegularBackups::close);
        database.close();
    }
}
