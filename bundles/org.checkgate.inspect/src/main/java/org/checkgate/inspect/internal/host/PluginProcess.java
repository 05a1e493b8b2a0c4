package org.checkgate.inspect.internal.host;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.checkgate.process.Child;
import org.checkgate.sandbox.wire.CardWire;
import org.checkgate.sandbox.wire.ClipWire;
import org.checkgate.sandbox.wire.InspectionWire;
import org.checkgate.sandbox.wire.Op;
import org.checkgate.sandbox.wire.Places;
import org.checkgate.sandbox.wire.RecipeWire;
import org.checkgate.sandbox.wire.Wire;
import org.checkgate.spi.Card;
import org.checkgate.spi.Clip;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.LimitExceededException;
import org.checkgate.spi.Media;
import org.checkgate.spi.RenderRecipe;

/**
 * One process with plugins in it. One call at a time; a caller that is interrupted ends the process. Whatever the process does, a call
 * here returns what is well formed or throws.
 */
final class PluginProcess implements Closeable {
    private static final int MOST_PLUGINS = 10_000;
    /** A plugin that claims a file twice is refused that clip, not all; so an answer may hold more files than the card. */
    private static final int FEW_FILES = 1000;

    private final Child child;
    private final Wire wire;
    private final List<Offer> offers = new ArrayList<>();
    private final Map<String, String> broken = new TreeMap<>();
    private Card sent;
    private Places places = new Places(List.of());
    private volatile String leftovers = "";
    private volatile boolean closed;

    /**
     * A plugin in this process.
     *
     * @param jar     that it comes from
     * @param renders whether its bundle also says how clips are rendered
     */
    record Offer(String jar, String version, boolean renders) {
    }

    /** Reads an answer, to its end. */
    private interface Answer<T> {
        T read() throws IOException;
    }

    PluginProcess(Child child, SocketChannel channel) throws IOException {
        this.child = child;
        this.wire = new Wire(channel);
        if (wire.next() != Op.HELLO) {
            throw new IOException("it does not begin with a greeting");
        }
        int count = wire.upTo(MOST_PLUGINS);
        for (int i = 0; i < count; i++) {
            offers.add(new Offer(wire.text(), wire.text(), wire.upTo(1) == 1));
        }
        int bad = wire.upTo(MOST_PLUGINS);
        for (int i = 0; i < bad; i++) {
            broken.put(wire.text(), wire.text());
        }
    }

    List<Offer> offers() {
        return List.copyOf(offers);
    }

    /** Jars that could not be started, each with the reason. */
    Map<String, String> broken() {
        return Map.copyOf(broken);
    }

    /** The threads that the last call left running; empty for none. Who leaves any spoils the process for the next call. */
    String leftovers() {
        return leftovers;
    }

    /** Whether it may be called again. One that was killed is not, although it may take a moment to be gone. */
    boolean alive() {
        return !closed && child.alive();
    }

    String name(int plugin) throws IOException {
        return call(null, () -> wire.say(Op.NAME).number(plugin), wire::text);
    }

    int recognise(int plugin, Card card) throws IOException {
        return call(new Lender(card, null), () -> lay(card).say(Op.RECOGNISE).number(plugin), () -> (int) wire.number());
    }

    List<Clip> group(int plugin, Card card) throws IOException {
        return call(new Lender(card, null), () -> lay(card).say(Op.GROUP).number(plugin), () -> ClipWire.read(wire, card.files(), FEW_FILES + 2 * card.files().size()));
    }

    Inspection inspect(int plugin, Clip clip, Media media) throws IOException {
        return call(new Lender(null, media), () -> {
            wire.say(Op.INSPECT).number(plugin);
            ClipWire.write(wire, List.of(clip), places);
            return wire;
        }, () -> InspectionWire.read(wire));
    }

    Optional<RenderRecipe> recipe(int plugin, Clip clip, Media media) throws IOException {
        return call(new Lender(null, media), () -> {
            wire.say(Op.RECIPE).number(plugin);
            ClipWire.write(wire, List.of(clip), places);
            return wire;
        }, () -> RecipeWire.read(wire));
    }

    /** A card goes over once, however many plugins are asked about it, and its clips by the places of their files. */
    private Wire lay(Card card) throws IOException {
        if (sent != card) {
            new CardWire(card.name(), card.files()).write(wire.say(Op.CARD));
            sent = card;
            places = new Places(card.files());
        }
        return wire;
    }

    private <T> T call(Lender lender, Answer<Wire> ask, Answer<T> read) throws IOException {
        IOException refused;
        try {
            ask.read().send();
            Op op = wire.next();
            while (lender != null && lender.answer(op, wire)) {
                op = wire.next();
            }
            if (op == Op.ANSWER) {
                T answer = read.read();
                leftovers = wire.text();
                return answer;
            }
            String sentence = wire.text();
            refused = op == Op.LIMIT ? new LimitExceededException(sentence) : new IOException(sentence);
            leftovers = wire.text();
        } catch (IOException | RuntimeException e) {
            throw lost(e);
        } finally {
            if (lender != null) {
                lender.close();
            }
        }
        throw refused;
    }

    private LostProcess lost(Exception cause) {
        boolean stopped = Thread.currentThread().isInterrupted();
        // Before it is killed, what it says last is the best reason there is.
        String last = stopped ? "" : Farewell.of(child);
        close();
        return new LostProcess(stopped ? "it was ended with its process" : "its process ended" + (last.isEmpty() ? ": " + cause.getMessage() : ": " + last), cause);
    }

    /** Kills it: nothing in it is worth waiting for. */
    @Override
    public void close() {
        closed = true;
        child.kill();
        try {
            wire.close();
        } catch (IOException e) {
            // The other side is gone in any case.
        }
    }
}
