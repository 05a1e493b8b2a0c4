package org.checkgate.console.internal.api;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Proxy;
import org.checkgate.ledger.Roll;

/** Finds the staged objects of a clip. Safe for use by several threads. */
final class ClipMedia {
    /** The ledger finds proxies by roll alone; a player asks for the same clip many times. */
    private static final int REMEMBERED = 10_000;
    private final Map<Long, Long> rollOfClip = new ConcurrentHashMap<>();

    /** @param proxy true for the moving picture, false for the still one */
    Optional<String> key(Ledger ledger, long clipId, boolean proxy) {
        return roll(ledger, clipId).flatMap(roll -> find(ledger, roll, clipId)
                .flatMap(p -> proxy ? Optional.of(p.key()) : p.posterKey()).map(key -> roll.stagingPrefix() + "/" + key));
    }

    private Optional<Roll> roll(Ledger ledger, long clipId) {
        Optional<Roll> known = Optional.ofNullable(rollOfClip.get(clipId)).flatMap(ledger.rolls()::find)
                .filter(roll -> find(ledger, roll, clipId).isPresent());
        if (known.isPresent()) {
            return known;
        }
        Optional<Roll> found = ledger.rolls().all().stream().filter(roll -> find(ledger, roll, clipId).isPresent()).findFirst();
        if (rollOfClip.size() >= REMEMBERED) {
            rollOfClip.clear();
        }
        found.ifPresent(roll -> rollOfClip.put(clipId, roll.id()));
        return found;
    }

    private static Optional<Proxy> find(Ledger ledger, Roll roll, long clipId) {
        return ledger.clips().proxies(roll.id()).stream().filter(p -> p.clipId() == clipId).findFirst();
    }
}
