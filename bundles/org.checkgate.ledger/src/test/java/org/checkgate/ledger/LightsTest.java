package org.checkgate.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;
import org.junit.jupiter.api.Test;

/** What each light says, case by case. */
class LightsTest {
    private static final Finding MISMATCH = new Finding("HASH_MISMATCH", Severity.BLOCK, "a.mov", "a.mov is not what the set sealed.",
            "Ask for it again.");

    private static TierStanding tier(Tier tier, Strength strength, long proven) {
        return new TierStanding(Optional.of(new Endpoint(tier, tier.word(), true, false, true)), strength, proven, Optional.of(strength));
    }

    private static final TierStanding STAGED = tier(Tier.STAGING, Strength.READ_BACK, 3);
    private static final TierStanding CLOUD = tier(Tier.CLOUD, Strength.HASHED, 3);
    private static final TierStanding ARCHIVE = tier(Tier.ARCHIVE, Strength.HASHED, 3);

    private static RollStanding standing(TierStanding staging, TierStanding cloud, TierStanding archive, boolean signed) {
        return new RollStanding(3, 0, List.of(), staging, cloud, archive, signed);
    }

    private static LightState light(Light light, RollStanding standing) {
        return Lights.of(standing).get(light);
    }

    private static String dark(Light light, RollStanding standing) {
        LightState state = light(light, standing);
        assertFalse(state.on(), state.why());
        return state.why();
    }

    @Test
    void greenNamesEveryTierItRestsOn() {
        RollStanding all = standing(STAGED, CLOUD, ARCHIVE, true);
        assertEquals("3 files are proven in staging (READ_BACK).", light(Light.SAFE_TO_UNPLUG, all).why());
        assertEquals("3 files are proven in staging (READ_BACK), cloud (HASHED), archive (HASHED).", light(Light.SAFE_TO_CLEAR, all).why());
        assertTrue(Lights.of(all).values().stream().allMatch(LightState::on));
    }

    @Test
    void anEarlierStandInMarksTheLaterLight() {
        TierStanding standIn = new TierStanding(Optional.of(new Endpoint(Tier.CLOUD, "c", false, true, true)), Strength.HASHED, 3,
                Optional.of(Strength.HASHED));
        Map<Light, LightState> lights = Lights.of(standing(STAGED, standIn, ARCHIVE, true));
        assertTrue(lights.get(Light.SAFE_TO_CLEAR).why().contains("DEMO"));
        assertFalse(lights.get(Light.SAFE_TO_UNPLUG).why().contains("DEMO"));
    }

    @Test
    void aRollWithoutFilesIsNeverGreen() {
        TierStanding none = tier(Tier.STAGING, Strength.READ_BACK, 0);
        assertTrue(dark(Light.SAFE_TO_UNPLUG, new RollStanding(0, 0, List.of(), none, none, none, true)).contains("Nothing is listed"));
    }

    @Test
    void aFindingSaysWhatToDo() {
        String why = dark(Light.SAFE_TO_UNPLUG, new RollStanding(3, 0, List.of(MISMATCH, MISMATCH), STAGED, CLOUD, ARCHIVE, true));
        assertEquals("a.mov is not what the set sealed. (and 1 more) NOT safe, keep the drive. Ask for it again.", why);
    }

    @Test
    void aStoreThatChecksNothingIsOnlyBelievedWhenReadBack() {
        Endpoint gullible = new Endpoint(Tier.CLOUD, "c", true, false, false);
        assertEquals(Strength.READ_BACK, Lights.required(Strength.HASHED, Optional.of(gullible)));
        TierStanding hashed = new TierStanding(Optional.of(gullible), Strength.HASHED, 3, Optional.of(Strength.HASHED));
        assertTrue(dark(Light.SAFE_TO_REUSE, standing(STAGED, hashed, ARCHIVE, true)).contains("proves no bytes"));
        TierStanding readBack = new TierStanding(Optional.of(gullible), Strength.READ_BACK, 3, Optional.of(Strength.READ_BACK));
        assertTrue(light(Light.SAFE_TO_REUSE, standing(STAGED, readBack, ARCHIVE, true)).on());
    }

    @Test
    void aPolicyThatProvesNothingLightsNothing() {
        assertTrue(dark(Light.SAFE_TO_UNPLUG, standing(tier(Tier.STAGING, Strength.HASHED, 3), CLOUD, ARCHIVE, true)).contains("READ_BACK"));
        assertTrue(dark(Light.SAFE_TO_REUSE, standing(STAGED, tier(Tier.CLOUD, Strength.SIZED, 3), ARCHIVE, true)).contains("HASHED"));
    }

    @Test
    void theCloudIsNoArchiveOfItself() {
        TierStanding same = new TierStanding(Optional.of(new Endpoint(Tier.ARCHIVE, "cloud", true, false, true)), Strength.HASHED, 3,
                Optional.of(Strength.HASHED));
        assertTrue(dark(Light.SAFE_TO_CLEAR, standing(STAGED, CLOUD, same, true)).contains("same place"));
        assertTrue(light(Light.SAFE_TO_REUSE, standing(STAGED, CLOUD, same, true)).on());
    }

    @Test
    void numbersThatDoNotAddUpAreDark() {
        dark(Light.SAFE_TO_UNPLUG, standing(tier(Tier.STAGING, Strength.READ_BACK, 4), CLOUD, ARCHIVE, true));
        TierStanding unseen = new TierStanding(STAGED.endpoint(), Strength.READ_BACK, 3, Optional.empty());
        dark(Light.SAFE_TO_UNPLUG, standing(unseen, CLOUD, ARCHIVE, true));
    }

    @Test
    void stagingThatCannotBeReadPastTheCacheSaysSo() {
        TierStanding cached = new TierStanding(STAGED.endpoint(), Strength.READ_BACK, 0, Optional.of(Strength.READ_BACK_CACHED));
        assertTrue(dark(Light.SAFE_TO_UNPLUG, standing(cached, CLOUD, ARCHIVE, true)).contains("page cache"));
    }

    private static RollStanding cleared(TierStanding cloud, TierStanding archive, boolean signed) {
        return new RollStanding(3, 0, List.of(), tier(Tier.STAGING, Strength.READ_BACK, 0), cloud, archive, signed, Optional.of(Instant.EPOCH));
    }

    @Test
    void aClearedRollRestsOnCloudAndArchiveAndSaysSo() {
        RollStanding both = cleared(CLOUD, ARCHIVE, true);
        for (Light light : Light.values()) {
            assertEquals(new LightState(true, "3 files are proven in cloud (HASHED), archive (HASHED); staging was cleared."), light(light, both));
        }
    }

    @Test
    void aClearedRollThatLacksOneOfTheTwoIsDarkInEveryLight() {
        for (RollStanding lacking : List.of(cleared(tier(Tier.CLOUD, Strength.HASHED, 2), ARCHIVE, true),
                cleared(CLOUD, tier(Tier.ARCHIVE, Strength.HASHED, 2), true))) {
            for (Light light : Light.values()) {
                String why = dark(light, lacking);
                assertTrue(why.startsWith("2 of 3 files proven in ") && why.contains("Staging was cleared: keep every drive"), why);
            }
        }
        TierStanding none = new TierStanding(Optional.empty(), Strength.HASHED, 0, Optional.empty());
        TierStanding same = new TierStanding(CLOUD.endpoint().map(at -> new Endpoint(Tier.ARCHIVE, at.address(), true, false, true)), Strength.HASHED, 3,
                Optional.of(Strength.HASHED));
        for (RollStanding lacking : List.of(cleared(none, ARCHIVE, true), cleared(CLOUD, none, true), cleared(CLOUD, same, true))) {
            assertTrue(dark(Light.SAFE_TO_UNPLUG, lacking).contains("Staging was cleared"));
        }
    }

    @Test
    void aClearedRollWithoutItsSignatureIsNotClearAnyMore() {
        assertTrue(dark(Light.SAFE_TO_CLEAR, cleared(CLOUD, ARCHIVE, false)).contains("sign-off"));
        assertTrue(light(Light.SAFE_TO_UNPLUG, cleared(CLOUD, ARCHIVE, false)).on());
    }

    @Test
    void whatIsNotProvenInStagingNeedsTheDriveWhereverItIs() {
        String why = dark(Light.SAFE_TO_UNPLUG, standing(tier(Tier.STAGING, Strength.READ_BACK, 2), CLOUD, ARCHIVE, true));
        assertEquals("2 of 3 files proven in staging (READ_BACK asked for). The drive is needed until all are.", why);
    }
}
