package org.checkgate.readers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.checkgate.spi.Card;
import org.checkgate.testkit.TestCard;
import org.junit.jupiter.api.Test;

class FirstHeadsTest {
    private static int score(Card card) throws IOException {
        return FirstHeads.score(card, 30, file -> file.extension().equals("x"), file -> card.head(file.path(), 1)[0] == 'x');
    }

    private static TestCard claims(int count) {
        TestCard card = new TestCard().with("0.txt", new byte[] {'x'});
        for (int i = 1; i <= count; i++) {
            card.with(i + ".x", new byte[1]);
        }
        return card;
    }

    @Test
    void oneThatIsWhatItsNameClaimsIsEnough() throws IOException {
        TestCard card = claims(7).with("9.x", new byte[] {'x'}).with("99.x", new byte[] {'x'});
        assertEquals(30, score(card));
        assertEquals(8, card.headsRead());
    }

    @Test
    void whereNoneIsThereIsNothing() throws IOException {
        assertEquals(0, score(claims(0)));
        assertEquals(0, score(claims(7)));
    }

    @Test
    void behindEightInVainThereMayBeOne() throws IOException {
        TestCard card = claims(8).with("9.x", new byte[] {'x'});
        assertEquals(1, score(card));
        assertEquals(8, card.headsRead());
    }

    @Test
    void whatCannotBeReadIsForTheHost() {
        Card card = claims(1);
        assertThrows(IOException.class, () -> FirstHeads.score(card, 30, file -> true, file -> {
            throw new IOException("The drive is gone.");
        }));
    }
}
