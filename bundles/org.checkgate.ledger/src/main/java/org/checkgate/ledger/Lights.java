package org.checkgate.ledger;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.checkgate.spi.Finding;

/**
 * Derives the lights of a roll. The only place that can say green, and it holds no state.
 * Whatever does not add up, such as more proven files than there are, is dark.
 */
public final class Lights {
    private static final String KEEP = " NOT safe, keep the drive.";

    private Lights() {
    }

    /** What a copy at this endpoint has to be proven by: the policy's strength, or more where the store checks nothing. */
    public static Strength required(Strength policy, Optional<Endpoint> endpoint) {
        boolean checksNothing = endpoint.filter(e -> e.tier() != Tier.STAGING && !e.refusesWrongChecksums()).isPresent();
        return checksNothing ? Strength.READ_BACK : policy;
    }

    /** The three lights for this standing; each dark one says why and what to do. */
    public static Map<Light, LightState> of(RollStanding standing) {
        boolean cleared = standing.cleared().isPresent();
        Optional<String> unplug = held(standing).or(() -> cleared ? withoutStaging(standing)
                : TierProof.missing(Tier.STAGING, standing.staging(), standing));
        Optional<String> reuse = unplug.or(() -> TierProof.missing(Tier.CLOUD, standing.cloud(), standing));
        Optional<String> clear = reuse.or(() -> TierProof.missing(Tier.ARCHIVE, standing.archive(), standing))
                .or(() -> sameAsCloud(standing))
                .or(() -> standing.daySigned() ? Optional.empty()
                        : Optional.of("Archive proven; waits for the sign-off of the shoot day."));
        List<TierStanding> both = List.of(standing.cloud(), standing.archive());
        Map<Light, LightState> lights = new EnumMap<>(Light.class);
        lights.put(Light.SAFE_TO_UNPLUG, state(unplug, standing, cleared ? both : List.of(standing.staging())));
        lights.put(Light.SAFE_TO_REUSE, state(reuse, standing, cleared ? both : List.of(standing.staging(), standing.cloud())));
        lights.put(Light.SAFE_TO_CLEAR, state(clear, standing, cleared ? both : List.of(standing.staging(), standing.cloud(), standing.archive())));
        return lights;
    }

    /** What was let go from staging must be proven in two other places: one alone is one accident away from none. */
    private static Optional<String> withoutStaging(RollStanding standing) {
        return TierProof.missing(Tier.CLOUD, standing.cloud(), standing)
                .or(() -> TierProof.missing(Tier.ARCHIVE, standing.archive(), standing))
                .or(() -> sameAsCloud(standing))
                .map(why -> why + " Staging was cleared: keep every drive and every other copy of this roll; if this one stays lost, "
                        + "plug a drive in and have the roll tried again.");
    }

    /** A green light names every tier that it rests on, with the weakest proof there. */
    private static LightState state(Optional<String> dark, RollStanding standing, List<TierStanding> restsOn) {
        if (dark.isPresent()) {
            return new LightState(false, dark.get());
        }
        String where = restsOn.stream().map(tier -> tier.endpoint().orElseThrow().tier().word() + " (" + tier.weakest().orElseThrow() + ")")
                .collect(Collectors.joining(", "));
        boolean demo = restsOn.stream().anyMatch(tier -> tier.endpoint().orElseThrow().standIn());
        return new LightState(true, files(standing.files()) + " proven in " + where
                + (standing.cleared().isPresent() ? "; staging was cleared." : ".")
                + accepted(standing) + (demo ? " DEMO: destinations are stand-ins." : ""));
    }

    /** Whose word stands for what is not proven. */
    private static String accepted(RollStanding standing) {
        int more = standing.accepted().size() - 1;
        return more < 0 ? "" : " " + standing.accepted().get(0).sentence() + (more == 0 ? "" : " And " + more + " more that were accepted.");
    }

    private static Optional<String> held(RollStanding standing) {
        if (standing.files() <= 0) {
            return Optional.of("Nothing is listed for this roll." + KEEP + " Check the drive and its manifest.");
        }
        if (!standing.holding().isEmpty()) {
            Finding first = standing.holding().get(0);
            String more = standing.holding().size() == 1 ? "" : " (and " + (standing.holding().size() - 1) + " more)";
            return Optional.of(first.sentence() + more + KEEP + " " + first.next());
        }
        if (standing.missing() != 0) {
            return Optional.of(files(standing.missing()) + " missing on the drive." + KEEP + " Ask the set for what is missing.");
        }
        return Optional.empty();
    }

    private static Optional<String> sameAsCloud(RollStanding standing) {
        String cloud = standing.cloud().endpoint().orElseThrow().address();
        return standing.archive().endpoint().filter(archive -> archive.address().equals(cloud)).map(archive ->
                "The archive is the same place as the cloud, which makes one copy, not two; configure an archive of its own.");
    }

    private static String files(long count) {
        return count == 1 ? "1 file is" : count + " files are";
    }
}
