package org.checkgate.transfer.internal.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.SdkHttpResponse;

class RetryAfterTest {
    private static Duration of(Map<String, String> headers) {
        SdkHttpResponse.Builder answer = SdkHttpResponse.builder().statusCode(503);
        headers.forEach(answer::putHeader);
        return RetryAfter.of(answer.build());
    }

    private static Duration of(String said) {
        return of(Map.of("Retry-After", said));
    }

    @Test
    void secondsAreReadAndBounded() {
        assertEquals(Duration.ofSeconds(45), of("45"));
        assertEquals(Duration.ofSeconds(7), of(" 7 "));
        assertEquals(RetryAfter.LONGEST, of("86400"));
        assertEquals(RetryAfter.LONGEST, of(Long.toString(Long.MAX_VALUE)));
    }

    @Test
    void aDateIsReadByTheClockOfWhoSaysIt() {
        assertEquals(Duration.ofSeconds(90), of(Map.of("retry-after", "Fri, 02 Jan 1970 10:01:30 GMT", "date", "Fri, 02 Jan 1970 10:00:00 GMT")));
        assertEquals(Duration.ZERO, of(Map.of("Retry-After", "Fri, 02 Jan 1970 10:00:00 GMT", "Date", "Fri, 02 Jan 1970 10:01:30 GMT")), "it is past");
        assertEquals(Duration.ZERO, of("Fri, 02 Jan 1970 10:01:30 GMT"), "nobody says when it was said");
    }

    @Test
    void whatCannotBeReadAsksForNothing() {
        for (String odd : new String[] {"", " ", "soon", "-5", "1.5", "5 minutes", "99999999999999999999999", "Fri, 42 Jan 1970 10:01:30 GMT"}) {
            assertEquals(Duration.ZERO, of(Map.of("Retry-After", odd, "Date", "Fri, 02 Jan 1970 10:00:00 GMT")), odd);
        }
        assertEquals(Duration.ZERO, of(Map.of()));
    }
}
