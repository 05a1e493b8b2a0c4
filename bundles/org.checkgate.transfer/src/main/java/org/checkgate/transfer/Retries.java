package org.checkgate.transfer;

/**
 * Parts that were refused or lost on their way and are sent again.
 *
 * @param lane  as in {@link Progress}
 * @param code  what the store said: one of a few S3 error codes, else its HTTP status, or {@code no_answer}; never a text of its own
 * @param count since the appliance was started
 */
public record Retries(String lane, String code, long count) {
}
