package org.checkgate.transfer.internal.cloud;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import software.amazon.awssdk.http.SdkHttpResponse;

/** How long an answer asks us to stay away (RFC 9110, 10.2.3): seconds, or a date. */
final class RetryAfter {
    /** One who asks for more is looked for all the same, by one request at a time: who wrote it may have been wrong, and a day may hang on it. */
    static final Duration LONGEST = Duration.ofMinutes(2);

    private RetryAfter() {
    }

    /** Zero when it says nothing that can be read. */
    static Duration of(SdkHttpResponse answer) {
        Optional<String> said = answer.firstMatchingHeader("Retry-After").map(String::trim).filter(text -> !text.isEmpty());
        if (said.isEmpty()) {
            return Duration.ZERO;
        }
        Duration asked = Character.isDigit(said.get().charAt(0)) ? seconds(said.get()) : until(said.get(), answer.firstMatchingHeader("Date"));
        return asked.isNegative() ? Duration.ZERO : asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }

    private static Duration seconds(String text) {
        try {
            return Duration.ofSeconds(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return Duration.ZERO;
        }
    }

    /** Told by the clock of who says it: ours may be another. */
    private static Duration until(String text, Optional<String> now) {
        try {
            return now.isEmpty() ? Duration.ZERO : Duration.between(moment(now.get()), moment(text));
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }

    private static Instant moment(String date) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
    }
}
