package org.checkgate.transfer.internal;

import java.io.IOException;
import java.time.Duration;
import org.checkgate.ledger.StepFailure;

/** A store refused or could not be reached. It keeps what the store said, so that one place decides how to behave. */
public final class StoreTrouble extends IOException {
    private final String store;
    private final int status;
    private final String code;

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

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** There is no such object, bucket or upload. */
    public boolean absent() {
        return status == 404;
    }

    /** The condition "only where there is nothing" did not hold. */
    public boolean alreadyThere() {
        return status == 412 || status == 409;
    }

    /** The store checked the stated checksum and found other bytes. */
    public boolean wrongBytes() {
        return code.equals("BadDigest") || code.equals("InvalidDigest") || code.equals("XAmzContentSHA256Mismatch")
                || code.contains("Checksum") || status == 400 && String.valueOf(getMessage()).toLowerCase(java.util.Locale.ROOT).contains("checksum");
    }

    /** Worth trying again soon. */
    public boolean passing() {
        return status == 0 || status >= 500 || status == 408 || status == 429 || code.equals("SlowDown") || wrongBytes();
    }

    /** How the pipeline should behave. */
    public StepFailure asFailure() {
        String name = Character.toUpperCase(store.charAt(0)) + store.substring(1);
        if (code.equals("RequestTimeTooSkewed")) {
            return StepFailure.needsSetting(name + " refuses us because this machine's clock is wrong: set the clock.", this);
        }
        if (status == 401 || status == 403) {
            return StepFailure.needsSetting(name + " refuses our credentials (" + (code.isEmpty() ? "403" : code)
                    + "): correct the credentials file or the rights of its key.", this);
        }
        if (code.equals("NoSuchBucket")) {
            return StepFailure.needsSetting(name + " has no such bucket: create it or correct its name in the configuration.", this);
        }
        if (code.equals("InvalidArgument") || code.equals("InvalidBucketName")) {
            return StepFailure.needsSetting(name + " cannot be asked for this: " + getMessage() + ". Correct the configuration.", this);
        }
        if (status == 0) {
            return StepFailure.retry(Backoff.jittered(Duration.ofSeconds(5)), name + " cannot be reached (" + getMessage() + "); it is tried again.", this);
        }
        return StepFailure.retry(Backoff.jittered(Duration.ofSeconds(status == 503 || status == 429 ? 20 : 10)),
                name + " answered " + status + (code.isEmpty() ? "" : " " + code) + "; it is tried again.", this);
    }
}
