package org.checkgate.console.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.checkgate.ledger.*;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;

/** A ledger in memory, as far as the console asks; lights are derived by the real {@link Lights}. */
public final class FakeLedger implements Ledger {
    public static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");

    public final Map<Long, Drive> drives = new HashMap<>();
    public final Map<Long, List<String>> others = new HashMap<>();
    public final Map<Long, List<DismissedFile>> dismissed = new HashMap<>();
    public final Map<Long, List<Finding>> driveFindings = new HashMap<>();
    public final Map<Long, Roll> rolls = new HashMap<>();
    public final Map<Long, List<RollFile>> files = new HashMap<>();
    public final Map<Long, List<Finding>> findings = new HashMap<>();
    public final Map<Long, TransferTotals> totals = new HashMap<>();
    public final List<Copy> copies = new ArrayList<>();
    public final List<Work> work = new ArrayList<>();
    public final List<Clip> clips = new ArrayList<>();
    public final FakeClips described = new FakeClips(this);
    public final Map<Long, List<Proxy>> proxies = new HashMap<>();
    public final Map<Long, Publication> publications = new HashMap<>();
    public final Map<Tier, Endpoint> endpoints = new EnumMap<>(Tier.class);
    public final Map<Destination, SignOff> signed = new HashMap<>();
    public final List<ActivityEntry> activity = new ArrayList<>();
    public final List<OutboxEvent> outbox = new ArrayList<>();
    public Figures figures = new Figures(TransferTotals.NONE, Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Durations.NONE, 0, Duration.ZERO);
    public volatile Orders orders = Orders.NONE;
    public final List<Long> scrubbed = new ArrayList<>();
    public boolean broken;
    public String backupTrouble;

    @Override public Drives drives() {
        return FakePart.of(Drives.class, new DrivesPart());
    }

    @Override public Rolls rolls() {
        return FakePart.of(Rolls.class, new RollsPart());
    }

    @Override public ShootDays days() {
        return FakePart.of(ShootDays.class, new DaysPart());
    }

    @Override public Copies copies() {
        return FakePart.of(Copies.class, new CopiesPart());
    }

    @Override public Uploads uploads() {
        return FakePart.of(Uploads.class, this);
    }

    @Override public WorkQueue work() {
        return FakePart.of(WorkQueue.class, new WorkPart());
    }

    @Override public Clearing clearing() {
        throw new UnsupportedOperationException("The console never clears staging.");
    }

    @Override public Clips clips() {
        return FakePart.of(Clips.class, described);
    }

    @Override public Inspections inspections() {
        return FakePart.of(Inspections.class, described.new InspectionsPart());
    }

    @Override public Cards cards() {
        return FakePart.of(Cards.class, described.new CardsPart());
    }

    @Override public Publications publications() {
        return FakePart.of(Publications.class, new PublicationsPart());
    }

    @Override public Endpoints endpoints() {
        return FakePart.of(Endpoints.class, new EndpointsPart());
    }

    @Override public ActivityLog activity() {
        return FakePart.of(ActivityLog.class, new ActivityPart());
    }

    @Override public Outbox outbox() {
        return FakePart.of(Outbox.class, new OutboxPart());
    }

    @Override public Scrubs scrubs() {
        return FakePart.of(Scrubs.class, new ScrubsPart());
    }

    /** Notes which rolls were asked for; of a roll without copies nothing is proven. */
    public final class ScrubsPart {
        public Set<Tier> ask(long roll) {
            List<Long> of = files.getOrDefault(roll, List.of()).stream().map(RollFile::id).toList();
            Set<Tier> tiers = copies.stream().filter(copy -> of.contains(copy.fileId()) && copy.tier() != Tier.DRIVE).map(Copy::tier)
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!tiers.isEmpty()) {
                scrubbed.add(roll);
            }
            return tiers;
        }

        public List<LastLook> last(long roll) {
            Optional<Instant> asked = scrubbed.contains(roll) ? Optional.of(NOON) : Optional.empty();
            return List.of(new LastLook(Tier.CLOUD, Optional.of(NOON.minusSeconds(3600)), asked, Optional.empty()),
                    new LastLook(Tier.ARCHIVE, Optional.empty(), Optional.empty(), asked));
        }
    }

    @Override public Rebuild rebuild() {
        throw new UnsupportedOperationException("the console asks for no rebuild");
    }

    @Override public Measures measures() {
        return () -> {
            if (broken) {
                throw new LedgerException("The disk is gone.", null);
            }
            return figures;
        };
    }

    @Override public Steering steering() {
        return FakePart.of(Steering.class, new SteeringPart());
    }

    @Override public Backups backups() {
        return () -> Optional.ofNullable(backupTrouble);
    }

    public final class DrivesPart {
        public Optional<Drive> find(long id) {
            return Optional.ofNullable(drives.get(id));
        }

        public List<Drive> all() {
            return drives.values().stream().sorted(Comparator.comparing(Drive::id).reversed()).toList();
        }

        public List<String> others(long id) {
            return others.getOrDefault(id, List.of());
        }

        public List<Finding> findings(long id) {
            return driveFindings.getOrDefault(id, List.of());
        }

        public List<DismissedFile> dismissed(long id) {
            return dismissed.getOrDefault(id, List.of());
        }

        public OtherFiles otherFiles(long id) {
            Map<Dismissal, Long> decisions = dismissed(id).stream()
                    .collect(Collectors.groupingBy(DismissedFile::dismissal, LinkedHashMap::new, Collectors.counting()));
            return new OtherFiles(others(id).size() - dismissed(id).size(),
                    decisions.entrySet().stream().map(one -> new OtherFiles.Decided(one.getKey(), one.getValue().intValue())).toList());
        }

        public int dismiss(long id, Collection<String> paths, String by, String reason) {
            paths.stream().filter(path -> !others(id).contains(path)).findFirst().ifPresent(path -> {
                throw new IllegalArgumentException("\"" + path + "\" is none of this drive's other files.");
            });
            List<DismissedFile> all = new ArrayList<>(dismissed(id));
            List<String> known = all.stream().map(DismissedFile::path).toList();
            paths.stream().filter(path -> !known.contains(path)).forEach(path -> all.add(new DismissedFile(path, new Dismissal(by, reason, NOON))));
            dismissed.put(id, all);
            return all.size() - known.size();
        }

        public int dismissAll(long id, int seen, String by, String reason) {
            if (otherFiles(id).undecided() != seen) {
                throw new IllegalStateException(otherFiles(id).undecided() + " other files are not decided about now, not " + seen + ".");
            }
            return dismiss(id, others(id), by, reason);
        }

        /** Of drives that are listed, as when their rolls have left for the cloud. */
        public long assign(long id, Destination to) {
            Drive d = drives.get(id);
            if (d.state() == DriveState.LISTED) {
                throw new IllegalStateException("It is in the cloud already; that cannot be changed any more.");
            }
            drives.put(id, new Drive(id, d.identity(), d.mount(), d.label(), d.present(), d.state(), Optional.of(to), d.seenAt()));
            return id;
        }
    }

    public final class RollsPart {
        public Optional<Roll> find(long id) {
            return Optional.ofNullable(rolls.get(id));
        }

        public List<Roll> onDrive(long drive) {
            return rolls.values().stream().filter(r -> r.driveId() == drive).sorted(Comparator.comparing(Roll::id)).toList();
        }

        public List<Roll> all() {
            return rolls.values().stream().sorted(Comparator.comparing(Roll::id).reversed()).toList();
        }

        public List<RollFile> files(long id) {
            return files.getOrDefault(id, List.of());
        }

        public List<Finding> findings(long id) {
            return findings.getOrDefault(id, List.of());
        }

        /** As the ledger has it. */
        public void accept(long id, Finding seen, String by, String reason) {
            Finding found = findings(id).stream().filter(f -> f.code().equals(seen.code()) && f.path().equals(seen.path())).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("There is no such finding any more."));
            if (found.severity() != Severity.OVERRIDABLE || !found.sentence().equals(seen.sentence())) {
                throw new IllegalStateException("Nobody can accept this: " + found.sentence());
            }
            List<Finding> all = new ArrayList<>(findings(id));
            all.set(all.indexOf(found), new Finding(found.code(), Severity.INFO, found.path(), found.sentence() + " Accepted by " + by + ": " + reason, ""));
            findings.put(id, all);
        }

        public TransferTotals totals(long id) {
            activity().newest();
            return totals.getOrDefault(id, TransferTotals.NONE);
        }

        public List<Glance> glances(Collection<Long> ids) {
            return ids.stream().flatMap(id -> find(id).stream()).map(roll -> new Glance(roll, files(roll.id()).stream().mapToLong(file -> Math.max(0, file.size())).sum(),
                    standing(roll.id()), lights(roll.id()), work().ofRoll(roll.id()), findings(roll.id()), totals(roll.id()))).toList();
        }

        public TransferTotals totals() {
            return rolls.keySet().stream().map(this::totals).reduce(TransferTotals.NONE, TransferTotals::plus);
        }

        public Map<Light, LightState> lights(long id) {
            return Lights.of(standing(id));
        }

        public RollStanding standing(long id) {
            List<RollFile> all = files(id);
            List<Finding> holding = findings(id).stream().filter(f -> f.severity() != Severity.INFO).toList();
            return new RollStanding(all.size(), all.stream().filter(RollFile::missing).count(), holding, tier(all, Tier.STAGING),
                    tier(all, Tier.CLOUD), tier(all, Tier.ARCHIVE),
                    Optional.ofNullable(rolls.get(id)).filter(roll -> signed.containsKey(roll.destination())).isPresent());
        }

        private TierStanding tier(List<RollFile> all, Tier tier) {
            Optional<Endpoint> at = Optional.ofNullable(endpoints.get(tier));
            List<Copy> there = all.stream().flatMap(f -> copies.stream().filter(c -> c.fileId() == f.id() && c.tier() == tier
                    && at.map(Endpoint::address).filter(c.endpoint()::equals).isPresent())).toList();
            Strength needed = Policy.DEFAULT.of(tier);
            return new TierStanding(at, needed, there.stream().filter(c -> c.strength().atLeast(needed)).count(),
                    there.stream().map(Copy::strength).min(Comparator.naturalOrder()));
        }
    }

    /** As the ledger has it, but for rolls that come after a signature. */
    public final class DaysPart {
        public List<ShootDay> newest(long limit) {
            return rolls().all().stream().map(Roll::destination).distinct().limit(limit).map(day -> find(day).orElseThrow()).toList();
        }

        public Optional<ShootDay> find(Destination day) {
            List<Roll> ours = rolls().all().stream().filter(roll -> roll.destination().equals(day)).toList();
            List<ShootDay.Unproven> unproven = new ArrayList<>();
            for (Roll roll : ours) {
                LightState clear = Lights.of(rolls().standing(roll.id()).signed()).get(Light.SAFE_TO_CLEAR);
                if (!clear.on()) {
                    unproven.add(0, new ShootDay.Unproven(roll.name(), clear.why()));
                }
            }
            return ours.stream().findFirst().map(last -> new ShootDay(day, ours.size(), unproven, last.id(), Optional.ofNullable(signed.get(day))));
        }

        public ShootDay sign(Destination day, String by, long lastRoll) {
            ShootDay now = find(day).orElseThrow(() -> new IllegalArgumentException("No roll of that day has come."));
            if (now.lastRoll() != lastRoll || !now.unproven().isEmpty()) {
                throw new IllegalStateException(now.lastRoll() != lastRoll ? "A roll of this day came meanwhile." : "Not proven: " + now.unproven());
            }
            signed.put(day, new SignOff(by, NOON, 0));
            return find(day).orElseThrow();
        }
    }

    public final class CopiesPart {
        public List<Copy> ofRoll(long id) {
            Collection<Long> ids = files.getOrDefault(id, List.of()).stream().map(RollFile::id).toList();
            return copies.stream().filter(c -> ids.contains(c.fileId())).toList();
        }
    }

    public final class WorkPart {
        public List<Work> ofRoll(long id) {
            return work.stream().filter(w -> w.rollId() == id).toList();
        }

        public List<Work> in(WorkState state) {
            return work.stream().filter(w -> w.state() == state).toList();
        }

        public void rearm(long roll, Step step) {
            work.replaceAll(w -> w.rollId() == roll && w.step() == step
                    ? new Work(w.id(), roll, step, WorkState.READY, w.attempts(), w.notBefore(), "") : w);
        }
    }

    public final class PublicationsPart {
        public Optional<Publication> newest(long id) {
            return Optional.ofNullable(publications.get(id));
        }
    }

    public final class EndpointsPart {
        public Optional<Endpoint> current(Tier tier) {
            return Optional.ofNullable(endpoints.get(tier));
        }
    }

    public final class ActivityPart {
        public long newest() {
            if (broken) {
                throw new LedgerException("the disk is gone", null);
            }
            return activity.size();
        }

        public List<ActivityEntry> after(long sequence, int limit) {
            return List.copyOf(activity).stream().filter(e -> e.sequence() > sequence).limit(limit).toList();
        }

        public void add(OptionalLong drive, OptionalLong roll, String kind, String sentence) {
            activity.add(new ActivityEntry(activity.size() + 1L, NOON.plusSeconds(activity.size()), drive, roll, kind, sentence));
        }
    }

    /** As the ledger has it; each order is told with the words of its kind. */
    public final class SteeringPart {
        public Orders orders() {
            return orders;
        }

        public long revision() {
            return activity.size();
        }

        public void limit(Optional<String> plan, String by) {
            orders = new Orders(plan.map(text -> new LimitOrder(text, by, NOON)), orders.exception(), orders.holds(), orders.urgencies(), orders.shares(), orders.objectives());
            tell("backbone.limit", by + " set the backbone's limit to " + plan.orElse("the configured one") + ".");
        }

        public void exception(LimitException exception) {
            orders = new Orders(orders.limit(), Optional.of(exception), orders.holds(), orders.urgencies(), orders.shares(), orders.objectives());
            tell("backbone.limit", exception.by() + " set the backbone's limit to " + exception.rate() + " until " + exception.until() + ".");
        }

        public void endException(String by) {
            orders = new Orders(orders.limit(), Optional.empty(), orders.holds(), orders.urgencies(), orders.shares(), orders.objectives());
            tell("backbone.limit", by + " ended the exception from the backbone's limit.");
        }

        public void hold(Hold hold) {
            if (hold.reach() == Reach.ROLL) {
                known(Long.parseLong(hold.subject()));
            }
            holds(hold.reach(), hold.subject(), Optional.of(hold));
            tell("backbone.held", hold.by() + " ordered " + hold.kind() + " of " + hold.reach() + " " + hold.subject() + ".");
        }

        public boolean release(Reach reach, String subject, String by) {
            boolean held = orders.holds().stream().anyMatch(hold -> hold.reach() == reach && hold.subject().equals(subject));
            if (held) {
                holds(reach, subject, Optional.empty());
                tell("backbone.released", by + " lets " + reach + " " + subject + " go on.");
            }
            return held;
        }

        private void holds(Reach reach, String subject, Optional<Hold> now) {
            List<Hold> holds = new ArrayList<>(orders.holds());
            holds.removeIf(hold -> hold.reach() == reach && hold.subject().equals(subject));
            now.ifPresent(holds::add);
            orders = new Orders(orders.limit(), orders.exception(), holds, orders.urgencies(), orders.shares(), orders.objectives());
        }

        public void urgency(long rollId, Urgency urgency, String by) {
            known(rollId);
            Map<Long, UrgencyOrder> urgencies = new HashMap<>(orders.urgencies());
            urgencies.put(rollId, new UrgencyOrder(urgency, by, NOON));
            orders = new Orders(orders.limit(), orders.exception(), orders.holds(), urgencies, orders.shares(), orders.objectives());
            tell("backbone.urgency", by + " has roll " + rollId + " sent " + urgency + ".");
        }

        public void share(String title, int weight, String by) {
            if (weight < 1 || weight > 100) {
                throw new IllegalArgumentException("A title's share is 1 to 100, not " + weight + ".");
            }
            Map<String, Integer> shares = new HashMap<>(orders.shares());
            shares.put(title, weight);
            orders = new Orders(orders.limit(), orders.exception(), orders.holds(), orders.urgencies(), shares, orders.objectives());
            tell("backbone.share", by + " gave " + title + " a share of " + weight + ".");
        }

        public void objective(String title, int hours, String by) {
            if (hours > 8760) {
                throw new IllegalArgumentException("An objective is 1 to 8760 hours, or 0 for none, not " + hours + ".");
            }
            Map<String, Integer> objectives = new HashMap<>(orders.objectives());
            objectives.put(title, hours);
            orders = new Orders(orders.limit(), orders.exception(), orders.holds(), orders.urgencies(), orders.shares(), objectives);
            tell("backbone.objective", by + " wants " + title + " within " + hours + " hours.");
        }

        private void known(long rollId) {
            if (!rolls.containsKey(rollId)) {
                throw new IllegalArgumentException("There is no roll " + rollId + ".");
            }
        }

        private void tell(String kind, String sentence) {
            activity().add(OptionalLong.empty(), OptionalLong.empty(), kind, sentence);
        }
    }

    public final class OutboxPart {
        public List<OutboxEvent> after(long cursor, int limit) {
            return outbox.stream().filter(e -> e.cursor() > cursor).limit(limit).toList();
        }
    }
}
