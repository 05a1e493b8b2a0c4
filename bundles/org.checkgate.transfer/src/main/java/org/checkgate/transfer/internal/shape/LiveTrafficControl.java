package org.checkgate.transfer.internal.shape;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.LimitException;
import org.checkgate.ledger.Orders;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.UtcMinute;
import org.checkgate.transfer.TrafficControl;
import org.checkgate.transfer.internal.FetchPace;
import org.checkgate.transfer.internal.Pace;
import org.checkgate.transfer.internal.Threads;
import org.checkgate.transfer.internal.Within;
import org.checkgate.transfer.internal.bytes.Governor;
import org.checkgate.transfer.internal.bytes.Meter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the governor, the seats and the turns do what the configuration and the orders in the ledger say, several times a second.
 * Safe for use by several threads.
 */
@Component(service = {TrafficControl.class, LiveTrafficControl.class}, configurationPid = "org.checkgate.transfer.backbone")
@Designate(ocd = BackboneConfig.class)
public final class LiveTrafficControl implements TrafficControl {
    private static final Logger LOG = LoggerFactory.getLogger(LiveTrafficControl.class);
    private static final List<Tier> LANES = List.of(Tier.CLOUD, Tier.ARCHIVE);

    private final Ledger ledger;
    private final Clock clock;
    private final Governor governor;
    private final Governor fetching;
    private final Map<Tier, Meter> meters = new EnumMap<>(Tier.class);
    private final Turns turns;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> Threads.daemon("checkgate-traffic", work));
    private volatile Configured configured;
    private volatile Orders orders = Orders.NONE;
    private volatile Limits limits = Limits.unlimited();
    private volatile Standing standing = Standing.FREE;
    private Configured applied;
    private long seen = -1;

    /** @param trouble why the configured limit cannot be used */
    private record Configured(String limit, Timetable plan, ZoneId zone, Room room, Optional<String> trouble) {
    }

    @Activate
    public LiveTrafficControl(@Reference Ledger ledger, BackboneConfig config) {
        this(ledger, config, Clock.systemUTC(), Governor.real(), Governor.real());
        timer.scheduleWithFixedDelay(this::tick, 200, 200, TimeUnit.MILLISECONDS);
    }

    /** One that looks at the time only when {@link #look} is called. */
    public LiveTrafficControl(Ledger ledger, BackboneConfig config, Clock clock, Governor governor) {
        this(ledger, config, clock, governor, Governor.real());
    }

    /** @param fetching of what comes back */
    public LiveTrafficControl(Ledger ledger, BackboneConfig config, Clock clock, Governor governor, Governor fetching) {
        this.ledger = ledger;
        this.clock = clock;
        this.governor = governor;
        this.fetching = fetching;
        this.configured = configured(config);
        this.turns = new Turns(configured.room, clock);
        LANES.forEach(lane -> meters.put(lane, new Meter(governor, System::nanoTime)));
        look();
    }

    @Modified
    public void modified(BackboneConfig changed) {
        configured = configured(changed);
        turns.room(configured.room);
        look();
    }

    private static Configured configured(BackboneConfig config) {
        Room room = new Room((int) Within.range("rollsAtOnce", config.rollsAtOnce(), 2, 16), (int) Within.range("partsAtOnce", config.partsAtOnce(), 1, 64),
                Map.of(Tier.CLOUD, (int) Within.range("cloudWeight", config.cloudWeight(), 1, 100),
                        Tier.ARCHIVE, (int) Within.range("archiveWeight", config.archiveWeight(), 1, 100)),
                Within.range("smallRollMiB", config.smallRollMiB(), 0, 10_000_000) << 20, Duration.ofHours(Within.range("hoursAStep", config.hoursAStep(), 1, 1000)));
        try {
            ZoneId zone = config.timeZone().isBlank() ? ZoneId.systemDefault() : ZoneId.of(config.timeZone().trim());
            return new Configured(config.limit(), Timetable.of(config.limit()), zone, room, Optional.empty());
        } catch (DateTimeException e) {
            return unusable(config, room, "\"" + config.timeZone() + "\" is no time zone. Write one such as Europe/Berlin.");
        } catch (IllegalArgumentException e) {
            return unusable(config, room, e.getMessage());
        }
    }

    /** Whoever set a limit wanted one: to send without it could cut off everybody else on that line. */
    private static Configured unusable(BackboneConfig config, Room room, String why) {
        String trouble = "The backbone's configuration cannot be used, so nothing leaves: " + why;
        LOG.warn("{}", trouble);
        return new Configured(config.limit(), Timetable.of("closed"), ZoneId.of("UTC"), room, Optional.of(trouble));
    }

    private void tick() {
        try {
            look();
        } catch (RuntimeException e) {
            // The rate that holds goes on to hold; whatever it is must not end the looking.
            LOG.warn("The orders for the backbone cannot be read: {}", e.toString());
        }
    }

    /** Does what is ordered and due now. */
    public synchronized void look() {
        long revision = ledger.steering().revision();
        Configured base = configured;
        if (revision != seen || base != applied) {
            orders = ledger.steering().orders();
            limits = new Limits(orders.limit().map(order -> plan(order.plan(), base)).orElse(base.plan), orders.exception().flatMap(LiveTrafficControl::exception), base.zone);
            seen = revision;
            applied = base;
        }
        Limits.Now now = limits.at(clock.instant());
        governor.rate(now.rate());
        fetching.rate(now.rate());
        standing = new Standing(orders, now);
        turns.standing(standing);
    }

    /** What is in the ledger was read once before it was written there; another release may have written it. */
    private static Timetable plan(String written, Configured base) {
        try {
            return Timetable.of(written);
        } catch (IllegalArgumentException e) {
            LOG.warn("The ordered limit \"{}\" cannot be read ({}); the configured one holds.", written, e.getMessage());
            return base.plan;
        }
    }

    private static Optional<Limits.Exception> exception(LimitException ordered) {
        try {
            return Optional.of(new Limits.Exception(Rate.of(ordered.rate()), ordered.until()));
        } catch (IllegalArgumentException e) {
            LOG.warn("The ordered rate \"{}\" cannot be read ({}); the limit holds.", ordered.rate(), e.getMessage());
            return Optional.empty();
        }
    }

    /** What the bytes of a lane pass. */
    public Meter meter(Tier lane) {
        return meters.get(lane);
    }

    /** What is fetched from cloud and archive passes it. */
    public Pace fetching() {
        return new FetchPace(fetching);
    }

    public Turns turns() {
        return turns;
    }

    public Orders orders() {
        return orders;
    }

    Limits limits() {
        return limits;
    }

    int weight(Tier lane) {
        return configured.room.weights().getOrDefault(lane, 1);
    }

    /** Why this roll may not begin now, a plain sentence; empty when it may. */
    Optional<String> whyNot(Rider rider) {
        return standing.begin(rider);
    }

    @Override
    public Cap cap() {
        Limits.Now now = limits.at(clock.instant());
        return new Cap(now.rate().bytesPerSecond(), now.until(), now.exception(), limits.plan().toString(), limits.zone().getId(), configured.trouble);
    }

    @Override
    public void limit(Optional<String> plan, String by) {
        plan.ifPresent(Timetable::of);
        ledger.steering().limit(plan, by);
        look();
    }

    @Override
    public void exception(String rate, Instant until, String by, String reason) {
        Rate.of(rate);
        if (!until.isAfter(clock.instant())) {
            throw new IllegalArgumentException("An exception has to end in the future, and " + UtcMinute.of(until) + " is past.");
        }
        ledger.steering().exception(new LimitException(rate, until, by, reason, clock.instant()));
        look();
    }

    @Override
    public void endException(String by) {
        ledger.steering().endException(by);
        look();
    }

    @Deactivate
    public void close() {
        timer.shutdownNow();
    }
}
