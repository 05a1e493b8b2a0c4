package org.checkgate.transfer.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.checkgate.ledger.StepFailure;

/** A store refused or could not be reached. It keeps what the store said, so that one place decides how to behave. */
public final class StoreTrouble extends IOException {
    /** S3's code for what is there, but lies too cold to be read. */
    public static final String COLD = "InvalidObjectState";
    /** Amazon S3 API reference, error responses: those after which a part is sent again. */
    private static final Set<String> COUNTED = Set.of("SlowDown", "ServiceUnavailable", "InternalError", "RequestTimeout", "BadDigest", "InvalidDigest",
            "XAmzContentSHA256Mismatch");

    private static final Pattern CODE = Pattern.compile("<Code>([^<]{1,100})</Code>");
    private static final Pattern MESSAGE = Pattern.compile("<Message>([^<]{1,300})</Message>");

    private final String store;
    private final int status;
    private final String code;
    private Duration again = Duration.ZERO;

    /**
     * @param store  whom we talked to, for people: {@code staging}, {@code the cloud}
     * @param status HTTP status; 0 when there was no answer
     * @param code   S3's error code; empty when there was none
     */
    public StoreTrouble(String store, int status, String code, String detail, Throwable cause) {
        super(detail, cause);
        this.store = store;
        this.status = status;
        this.code = code;
    }

    /** @param answer the text of an S3 error response; it may be empty or anything else */
    public static StoreTrouble refused(String store, int status, String answer) {
        return new StoreTrouble(store, status, first(CODE, answer), first(MESSAGE, answer), null);
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** Says how long whoever meets this should stay away, where somebody knows better than this class. */
    public StoreTrouble again(Duration after) {
        again = after;
        return this;
    }

    /** {@link #again(Duration)}; zero when nobody said so. */
    public Duration again() {
        return again;
    }

    /** What happened as one word of a few, for who counts: a store may answer with any text. */
    public String kind() {
        if (COUNTED.contains(code)) {
            return code;
        }
        return status == 0 ? "no_answer" : status >= 100 && status <= 599 ? String.valueOf(status) : "other";
    }

    /** There is no such object, bucket or upload. */
    public boolean absent() {
        return status == 404;
    }

    /** The condition "only where there is nothing" did not hold. */
    public boolean alreadyThere() {
        return status == 412 || status == 409;
    }

    /** What is asked for lies in a cold class: it is there, and nothing is known about its bytes until it was restored. */
    public boolean cold() {
        return code.equals(COLD);
    }

    /** The store checked the stated checksum and found other bytes. */
    public boolean wrongBytes() {
        return code.equals("BadDigest") || code.equals("InvalidDigest") || code.equals("XAmzContentSHA256Mismatch")
                || code.contains("Checksum") || status == 400 && String.valueOf(getMessage()).toLowerCase(java.util.Locale.ROOT).contains("checksum");
    }

    /** The store asks for fewer requests. */
    public boolean busy() {
        return status == 503 || status == 429 || code.equals("SlowDown") || code.equals("ServiceUnavailable") || code.equals("Throttling");
    }

    /** Worth trying again soon. */
    public boolean passing() {
        return status == 0 || status >= 500 || status == 408 || status == 429 || busy() || wrongBytes();
    }

    /** What was asked for may have been done all the same: no answer came, a useless one, or one that says that nothing is left to do. */
    public boolean uncertain() {
        return status == 0 || status >= 500 || status == 408 || code.equals("NoSuchUpload");
    }

    /** The store would refuse anybody who asks with our settings: its bucket, its address, our keys or our clock are wrong. */
    public boolean refusesUs() {
        return !needed().isEmpty() && !code.equals("InvalidArgument");
    }

    /** What we may do is refused, which may be meant for one object alone. */
    public boolean aboutRights() {
        return code.isEmpty() || code.equals("AccessDenied") || code.equals("QuotaExceeded");
    }

    /** How the pipeline should behave. */
    public StepFailure asFailure() {
        String name = Character.toUpperCase(store.charAt(0)) + store.substring(1);
        if (cold()) {
            return StepFailure.needsPerson(name + " cannot give it back now: it is archived cold; have it restored first.", this);
        }
        String needed = needed();
        if (!needed.isEmpty()) {
            return StepFailure.needsSetting(name + " " + needed, this);
        }
        if (status == 0) {
            return StepFailure.retry(after(Duration.ofSeconds(5)), name + " cannot be reached (" + getMessage() + "); it is tried again.", this);
        }
        if (busy()) {
            return StepFailure.retry(after(Duration.ofSeconds(20)), name + " is busy and asks us to slow down (" + said() + "); it is tried again.", this);
        }
        return StepFailure.retry(after(Duration.ofSeconds(10)), name + " answered " + said() + "; it is tried again.", this);
    }

    private Duration after(Duration mean) {
        return again.isZero() ? Backoff.jittered(mean) : again;
    }

    private String said() {
        return status + (code.isEmpty() ? "" : " " + code);
    }

    /** What a person has to set before anything works, the rest of a sentence; empty when trying again may help. */
    private String needed() {
        return switch (code) {
            case "RequestTimeTooSkewed" -> "refuses us because this machine's clock is wrong: set the clock.";
            case "ExpiredToken", "TokenRefreshRequired", "InvalidToken" ->
                    "refuses our credentials because they have expired (" + code + "): put new ones into the credentials file.";
            case "InvalidAccessKeyId" -> "refuses our credentials because it does not know their access key (" + code + "): correct the credentials file.";
            case "SignatureDoesNotMatch" -> "refuses our credentials because their secret key is another one (" + code + "): correct the credentials file.";
            case "NoSuchBucket" -> "has no such bucket: create it or correct its name in the configuration.";
            case "InvalidArgument", "InvalidBucketName" -> "cannot be asked for this: " + getMessage() + ". Correct the configuration.";
            case "PermanentRedirect", "AuthorizationHeaderMalformed" -> "has this bucket in another region (" + getMessage() + "): correct the region in the configuration.";
            // It is a 403 that is about the object.
            case COLD -> "";
            case "QuotaExceeded" -> "has no room left for us: have its quota raised, or something removed.";
            default -> status == 401 || status == 403 ? "refuses our credentials (" + (code.isEmpty() ? status : code)
                    + "): correct the credentials file or the rights of its key." : "";
        };
    }
}
