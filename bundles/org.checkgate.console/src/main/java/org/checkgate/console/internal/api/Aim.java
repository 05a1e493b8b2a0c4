package org.checkgate.console.internal.api;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.checkgate.console.internal.http.Refusal;
import org.checkgate.console.internal.http.Words;
import org.checkgate.ledger.Reach;
import org.checkgate.ledger.Tier;

/** What an order for the backbone is to reach, as a person named it. */
record Aim(Reach reach, String subject) {
    private static final String NEXT = "Say reach (SITE, LANE, TITLE or ROLL), and as subject the lane's word, the title, or the roll's number; none for the site.";
    private static final List<String> LANES = List.of(Tier.CLOUD.word(), Tier.ARCHIVE.word());

    static Aim of(String reach, Optional<String> subject) {
        Reach known = Stream.of(Reach.values()).filter(each -> each.name().equals(reach)).findFirst()
                .orElseThrow(() -> Refusal.badInput("An order cannot reach \"" + Words.shown(reach) + "\".", NEXT));
        if (known == Reach.SITE) {
            if (subject.isPresent()) {
                throw Refusal.badInput("The site is all there is, and \"" + Words.shown(subject.get()) + "\" is less.", NEXT);
            }
            return new Aim(known, "");
        }
        String named = subject.orElseThrow(() -> Refusal.badInput("\"subject\" is missing.", NEXT));
        return new Aim(known, switch (known) {
            case LANE -> lane(named);
            case ROLL -> roll(named);
            default -> named;
        });
    }

    private static String lane(String word) {
        if (!LANES.contains(word)) {
            throw Refusal.badInput("There is no lane \"" + Words.shown(word) + "\".", "Lanes are " + String.join(" and ", LANES) + ".");
        }
        return word;
    }

    /** As the ledger writes it, so that 012 is 12. */
    private static String roll(String number) {
        if (!number.matches("[0-9]{1,18}")) {
            throw Refusal.badInput("\"" + Words.shown(number) + "\" is no roll's number.", NEXT);
        }
        return Long.toString(Long.parseLong(number));
    }
}
