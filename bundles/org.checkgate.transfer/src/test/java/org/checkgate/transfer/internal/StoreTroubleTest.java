package org.checkgate.transfer.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.checkgate.ledger.StepFailure;
import org.junit.jupiter.api.Test;

/** Each refusal has a sentence of its own that says what to do, and no other one stops anything. */
class StoreTroubleTest {
    private static StoreTrouble trouble(int status, String code) {
        return new StoreTrouble("the cloud", status, code, "no", null);
    }

    @Test
    void whatNeedsASettingSaysWhichOne() {
        record Case(int status, String code, String says) {
        }
        Set<String> sentences = new HashSet<>();
        List<Case> cases = List.of(new Case(403, "RequestTimeTooSkewed", "set the clock"), new Case(400, "ExpiredToken", "expired"),
                new Case(403, "InvalidAccessKeyId", "access key"), new Case(403, "SignatureDoesNotMatch", "secret key"),
                new Case(403, "AccessDenied", "rights of its key"), new Case(403, "", "rights of its key"), new Case(401, "", "credentials"),
                new Case(404, "NoSuchBucket", "create it"), new Case(301, "PermanentRedirect", "region"), new Case(403, "QuotaExceeded", "quota"));
        for (Case each : cases) {
            StoreTrouble trouble = trouble(each.status(), each.code());
            StepFailure failure = trouble.asFailure();
            assertEquals(StepFailure.Behaviour.NEEDS_SETTING, failure.behaviour(), each.code());
            assertTrue(failure.getMessage().startsWith("The cloud ") && failure.getMessage().contains(each.says()), failure.getMessage());
            assertTrue(trouble.refusesUs() && !trouble.passing(), each.code());
            sentences.add(failure.getMessage());
        }
        assertEquals(cases.size(), sentences.size());
    }

    @Test
    void anArgumentOfOneObjectStopsNobodyElse() {
        assertEquals(StepFailure.Behaviour.NEEDS_SETTING, trouble(400, "InvalidArgument").asFailure().behaviour());
        assertFalse(trouble(400, "InvalidArgument").refusesUs());
    }

    @Test
    void whatPassesIsTriedAgain() {
        for (StoreTrouble each : List.of(trouble(503, "SlowDown"), trouble(503, ""), trouble(429, "TooManyRequests"), trouble(400, "SlowDown"))) {
            assertTrue(each.busy() && each.passing() && !each.refusesUs(), each.code());
            assertTrue(each.asFailure().getMessage().contains("slow down"), each.asFailure().getMessage());
        }
        for (StoreTrouble each : List.of(trouble(500, "InternalError"), trouble(0, ""), trouble(408, "RequestTimeout"), trouble(404, "NoSuchUpload"))) {
            assertEquals(StepFailure.Behaviour.RETRY, each.asFailure().behaviour(), each.code());
            assertTrue(each.uncertain() && !each.busy(), each.code());
        }
    }

    @Test
    void whoKnowsBetterSaysHowLongToStayAway() {
        assertEquals(Duration.ofSeconds(77), trouble(0, "").again(Duration.ofSeconds(77)).asFailure().after());
    }

    @Test
    void whatIsCountedIsOneOfAFewWordsWhateverAStoreAnswers() {
        assertEquals("SlowDown", kind(503, "SlowDown"));
        assertEquals("503", kind(503, "A001C001.mov is not welcome"));
        assertEquals("no_answer", kind(0, ""));
        assertEquals("other", kind(99_999, ""));
    }

    private static String kind(int status, String code) {
        return new StoreTrouble("the cloud", status, code, "", null).kind();
    }
}
