package org.checkgate.console.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.checkgate.ledger.*;

/** Clips of the ledger in memory, as far as the console asks: what they wait for, what was answered of them, and their cameras' cards. */
public final class FakeClips {
    public static final FormatCard CARD = new FormatCard("A", "ARRI ALEXA 35", "4096 x 2160", "ProRes 4444", "");

    private final FakeLedger ledger;
    /** By clip. */
    public final Map<Long, String> waits = new HashMap<>();
    public final Map<Long, List<PastAnswer>> history = new HashMap<>();
    public final List<Correction> corrections = new ArrayList<>();

    FakeClips(FakeLedger ledger) {
        this.ledger = ledger;
    }

    private ClipStanding standing(Clip clip) {
        return new ClipStanding(clip.id(), clip.name(), waits.containsKey(clip.id()) ? "generic" : "quicktime", waits.containsKey(clip.id()) ? "" : "1.2.0", waits.getOrDefault(clip.id(), ""));
    }

    private Map<CardAttribute, Correction> standing() {
        Map<CardAttribute, Correction> standing = new HashMap<>();
        corrections.forEach(correction -> standing.put(correction.attribute(), correction));
        return standing;
    }

    public List<Clip> ofRoll(long id) {
        return ledger.clips.stream().filter(c -> c.rollId() == id).toList();
    }

    public Optional<Clip> find(long id) {
        return ledger.clips.stream().filter(clip -> clip.id() == id).findFirst();
    }

    public Optional<FoundClip> glance(long id) {
        return find(id).map(this::found);
    }

    public Optional<Proxy> proxy(long id) {
        return ledger.proxies.values().stream().flatMap(List::stream).filter(proxy -> proxy.clipId() == id).findFirst();
    }

    public List<Proxy> proxies(long id) {
        return ledger.proxies.getOrDefault(id, List.of());
    }

    public List<ClipStanding> standings(long id) {
        return ofRoll(id).stream().map(this::standing).toList();
    }

    public List<PastAnswer> history(long id) {
        return history.getOrDefault(id, List.of());
    }

    public List<PastClip> answered(long id, long answer) {
        return history(id).stream().noneMatch(one -> one.id() == answer) ? List.of()
                : ofRoll(id).stream().map(clip -> new PastClip(clip.name(), clip.format(), "quicktime", "1.0.0", clip.json())).toList();
    }

    /** By the beginning of the name alone; pages follow by number. */
    public ClipPage search(ClipQuery query) {
        List<Clip> all = ledger.clips.stream().filter(clip -> clip.name().startsWith(query.name().orElse(""))).sorted(Comparator.comparing(Clip::id).reversed()).toList();
        int from = query.after().map(Integer::parseInt).orElse(0);
        int to = Math.min(all.size(), from + query.limit());
        return new ClipPage(all.subList(from, to).stream().map(this::found).toList(), to < all.size() ? Optional.of(Integer.toString(to)) : Optional.empty(), 0);
    }

    private FoundClip found(Clip clip) {
        Roll roll = ledger.rolls.get(clip.rollId());
        return new FoundClip(clip.id(), roll.id(), roll.name(), roll.destination(), clip.name(), clip.format(), "A001R1AB", "ARRI Wide Gamut 4", CARD, clip.picture(), clip.startTimecode(),
                Optional.empty(), clip.rate(), clip.frames(), standing(clip), standing());
    }

    /** Notes who asks; roll 14 is not staged yet. */
    public final class InspectionsPart {
        public void ask(long roll, String by) {
            if (roll == 14) {
                throw new IllegalStateException("Nothing of S001 was inspected yet; that happens by itself when it is staged.");
            }
            tell(OptionalLong.of(roll), "roll.inspect", by + " has roll " + roll + " inspected again.");
        }

        public Inspections.Asked askAnsweredBy(String plugin, String serving, String by) {
            tell(OptionalLong.empty(), "roll.inspect", by + " has all inspected again that " + plugin + " described in another version than " + serving + ".");
            return new Inspections.Asked(2, 1);
        }

        public Inspections.Waiting waiting() {
            return new Inspections.Waiting(waits.size(), ledger.clips.stream().filter(clip -> waits.containsKey(clip.id())).map(Clip::rollId).distinct().count());
        }
    }

    private void tell(OptionalLong roll, String kind, String sentence) {
        ledger.activity().add(OptionalLong.empty(), roll, kind, sentence);
    }

    /** One title with one card. */
    public final class CardsPart {
        public List<String> titles() {
            return ledger.clips.isEmpty() ? List.of() : List.of(FakeSet.DAY.title());
        }

        public List<TitleCard> of(String title) {
            return titles().contains(title) ? List.of(new TitleCard(CARD, ledger.clips.size(), 2, standing())) : List.of();
        }

        public Correction correct(String title, FormatCard read, CardAttribute attribute, String value, String by, String reason) {
            if (!read.equals(CARD)) {
                throw new IllegalArgumentException("No clip of " + title + " has this format card.");
            }
            if (read.get(attribute).equals(value)) {
                throw new IllegalStateException("The " + attribute.word() + " of this card is \"" + value + "\" already.");
            }
            corrections.add(new Correction(corrections.size() + 1L, attribute, value, by, reason, FakeLedger.NOON));
            return corrections.get(corrections.size() - 1);
        }

        public void withdraw(long id, String by, String reason) {
            if (!corrections.removeIf(correction -> correction.id() == id)) {
                throw new IllegalArgumentException("There is no correction " + id + " that stands.");
            }
        }
    }
}
