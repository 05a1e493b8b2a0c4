package org.checkgate.transfer.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.checkgate.ledger.StepFailure;
import org.junit.jupiter.api.Test;

class AddressesTest {
    @Test
    void oneAddressIsOneHoweverItIsWritten() {
        for (String written : List.of("https://s3.example/x", "HTTPS://S3.Example:443/x/", " https://s3.example/x// ")) {
            assertEquals(Optional.of(URI.create("https://s3.example/x")), Addresses.endpoint(written), written);
        }
        assertEquals(Optional.of(URI.create("http://[::1]:443")), Addresses.endpoint("http://[::1]:443/"));
        assertEquals(Optional.of(URI.create("http://h")), Addresses.endpoint("http://h:80"));
        assertEquals(Optional.empty(), Addresses.endpoint(" "));
    }

    @Test
    void whatIsNoneIsSaid() {
        for (String written : List.of("s3.example", "ftp://s3.example", "https://", "https://a b", "https://u:p@s3.example", "https://s3.example?x=1")) {
            assertEquals(StepFailure.Behaviour.NEEDS_SETTING, assertThrows(StepFailure.class, () -> Addresses.endpoint(written), written).behaviour());
        }
    }
}
