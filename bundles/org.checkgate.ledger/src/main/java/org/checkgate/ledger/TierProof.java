package org.checkgate.ledger;

import java.util.Optional;

/** Whether one tier proves a roll; the part of {@link Lights} that looks at copies. */
final class TierProof {
    private TierProof() {
    }

    /** What this tier lacks, with what to do; empty when it proves every file. */
    static Optional<String> missing(Tier tier, TierStanding standing, RollStanding roll) {
        if (standing.endpoint().isEmpty()) {
            return Optional.of(tier == Tier.STAGING
                    ? "Staging is not there yet; keep the drive plugged in."
                    : "No " + tier.word() + " configured, or it has not answered since the start; set its endpoint and bucket in the "
                            + "configuration.");
        }
        return unfit(tier, standing, roll).or(() -> unproven(tier, standing, roll));
    }

    /** Why no number of copies there would prove anything. */
    private static Optional<String> unfit(Tier tier, TierStanding standing, RollStanding roll) {
        Endpoint endpoint = standing.endpoint().orElseThrow();
        if (endpoint.tier() != tier) {
            return Optional.of("The " + tier.word() + " is configured to a destination of another kind; set it anew.");
        }
        if (tier != Tier.STAGING && (sharesStaging(endpoint, roll) || !endpoint.separate() && !endpoint.standIn())) {
            return Optional.of("No " + tier.word() + " configured: its endpoint shares staging's endpoint or file system; "
                    + "configure one that does not.");
        }
        Strength floor = tier == Tier.STAGING ? Strength.READ_BACK_CACHED : Lights.required(Strength.HASHED, standing.endpoint());
        if (!standing.required().atLeast(floor)) {
            return Optional.of("The configuration asks for " + standing.required() + " in " + tier.word() + ", which proves no bytes there; "
                    + "set it to " + floor + " or more.");
        }
        return Optional.empty();
    }

    private static boolean sharesStaging(Endpoint endpoint, RollStanding roll) {
        return roll.staging().endpoint().filter(staging -> staging.address().equals(endpoint.address())).isPresent();
    }

    private static Optional<String> unproven(Tier tier, TierStanding standing, RollStanding roll) {
        // The weakest copy is looked at as well as the count: one that is too weak must show, whatever was counted.
        boolean proven = standing.proven() == roll.files() && standing.weakest().filter(s -> s.atLeast(standing.required())).isPresent();
        if (proven) {
            return Optional.empty();
        }
        String sentence = standing.proven() + " of " + roll.files() + " files proven in " + tier.word() + " (" + standing.required()
                + " asked for).";
        if (roll.cleared().isPresent()) {
            return Optional.of(sentence);
        }
        if (tier != Tier.STAGING) {
            return Optional.of(sentence + " Keep the drive as it is until all are.");
        }
        boolean cached = standing.weakest().filter(s -> s == Strength.READ_BACK_CACHED).isPresent();
        return Optional.of(sentence + (cached
                ? " The file system of staging refuses to be read past the page cache; put staging on one that allows it."
                : " The drive is needed until all are."));
    }
}
