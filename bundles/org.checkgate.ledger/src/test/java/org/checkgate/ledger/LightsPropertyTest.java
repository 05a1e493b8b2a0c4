package org.checkgate.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;
import org.junit.jupiter.api.Test;

/** Whatever the standing: a light is green if, and only if, all that it promises is so. Written apart from the code it checks. */
class LightsPropertyTest {
    private static final int STANDINGS = 50_000;

    private final Random random = new Random(20260314);

    @Test
    void noGreenWithoutProof() {
        Set<Light> seenGreen = EnumSet.noneOf(Light.class);
        Set<Light> seenDark = EnumSet.noneOf(Light.class);
        for (int i = 0; i < STANDINGS; i++) {
            RollStanding standing = standing();
            Map<Light, LightState> lights = Lights.of(standing);
            boolean clean = standing.files() > 0 && standing.missing() == 0 && standing.holding().isEmpty();
            boolean inCloud = all(standing, standing.cloud(), Tier.CLOUD);
            boolean inBoth = inCloud && all(standing, standing.archive(), Tier.ARCHIVE)
                    && !standing.archive().endpoint().get().address().equals(standing.cloud().endpoint().get().address());
            boolean staged = clean && (standing.cleared().isPresent() ? inBoth : all(standing, standing.staging(), Tier.STAGING));
            Map<Light, Boolean> expected = Map.of(Light.SAFE_TO_UNPLUG, staged, Light.SAFE_TO_REUSE, staged && inCloud,
                    Light.SAFE_TO_CLEAR, staged && inBoth && standing.daySigned());
            for (Light light : Light.values()) {
                assertEquals(expected.get(light), lights.get(light).on(), () -> light + " for " + standing);
                assertFalse(lights.get(light).why().isBlank());
                (lights.get(light).on() ? seenGreen : seenDark).add(light);
            }
            assertTrue(!lights.get(Light.SAFE_TO_CLEAR).on() || lights.get(Light.SAFE_TO_REUSE).on());
        }
        assertEquals(EnumSet.allOf(Light.class), seenGreen, "the generator must reach green");
        assertEquals(EnumSet.allOf(Light.class), seenDark);
    }

    private static boolean all(RollStanding roll, TierStanding standing, Tier tier) {
        if (standing.endpoint().isEmpty() || standing.proven() != roll.files() || standing.weakest().isEmpty()
                || standing.weakest().get().ordinal() < standing.required().ordinal()) {
            return false;
        }
        Endpoint at = standing.endpoint().get();
        if (tier == Tier.STAGING) {
            return at.tier() == tier && Set.of(Strength.READ_BACK, Strength.READ_BACK_CACHED).contains(standing.required());
        }
        boolean enough = standing.required() == Strength.READ_BACK
                || at.refusesWrongChecksums() && Set.of(Strength.HASHED, Strength.READ_BACK_CACHED).contains(standing.required());
        return at.tier() == tier && enough && (at.separate() || at.standIn())
                && roll.staging().endpoint().filter(staging -> staging.address().equals(at.address())).isEmpty();
    }

    private RollStanding standing() {
        long files = rarely() ? 0 : 1 + random.nextInt(3);
        List<Finding> holding = rarely() ? List.of(new Finding("F", random.nextBoolean() ? Severity.BLOCK : Severity.OVERRIDABLE, "", "S.", "N."))
                : List.of();
        return new RollStanding(files, rarely() ? 1 : 0, holding, tier(Tier.STAGING, files), tier(Tier.CLOUD, files),
                tier(Tier.ARCHIVE, files), !rarely(), random.nextInt(3) == 0 ? Optional.of(Instant.EPOCH) : Optional.empty());
    }

    private TierStanding tier(Tier tier, long files) {
        Endpoint endpoint = new Endpoint(rarely() ? any(Tier.values()) : tier, rarely() ? "same" : tier.word(), !rarely(), rarely(), !rarely());
        Strength required = rarely() ? any(Strength.values()) : Strength.READ_BACK;
        return new TierStanding(rarely() ? Optional.empty() : Optional.of(endpoint), rarely() ? Strength.HASHED : required,
                rarely() ? random.nextInt(5) : files, rarely() ? Optional.empty() : Optional.of(rarely() ? any(Strength.values()) : Strength.READ_BACK));
    }

    private boolean rarely() {
        return random.nextInt(8) == 0;
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
