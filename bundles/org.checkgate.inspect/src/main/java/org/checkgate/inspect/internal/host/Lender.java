package org.checkgate.inspect.internal.host;

import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.checkgate.sandbox.wire.Op;
import org.checkgate.sandbox.wire.Wire;
import org.checkgate.spi.Card;
import org.checkgate.spi.LimitExceededException;
import org.checkgate.spi.Media;
import org.checkgate.spi.SeekableView;

/** Gives a process the bytes that it asks for during one call: what it may have, the card and the media decide, on this side. */
final class Lender implements Closeable {
    private static final int LARGEST_READ = 4 << 20;
    private static final int MOST_OPEN = 1000;

    private final Card card;
    private final Media media;
    private final Map<Long, SeekableView> open = new HashMap<>();
    private long next;

    /** Says what it was asked for; an exception becomes a sentence for the plugin. */
    private interface Reply {
        void say() throws IOException;
    }

    /**
     * @param card  null when the call is about a clip
     * @param media null when the call is about a card
     */
    Lender(Card card, Media media) {
        this.card = card;
        this.media = media;
    }

    /** @return false for a message that asks for nothing */
    boolean answer(Op op, Wire wire) throws IOException {
        switch (op) {
            case HEAD -> {
                String path = wire.text();
                int max = wire.upTo(Card.HEAD_LIMIT);
                reply(wire, () -> {
                    byte[] head = lent(card).head(path, max);
                    wire.say(Op.ANSWER).bytes(head, 0, -1);
                });
            }
            case OPEN -> {
                String path = wire.text();
                reply(wire, () -> opened(wire, path));
            }
            case READ -> {
                long handle = wire.number();
                long position = wire.number();
                int length = wire.upTo(Integer.MAX_VALUE);
                reply(wire, () -> read(wire, handle, position, length));
            }
            case CLOSE -> {
                SeekableView view = open.remove(wire.number());
                reply(wire, () -> {
                    if (view != null) {
                        view.close();
                    }
                    wire.say(Op.ANSWER);
                });
            }
            case REMAINING -> reply(wire, () -> {
                long remaining = lent(media).remainingBytes();
                wire.say(Op.ANSWER).number(remaining);
            });
            default -> {
                return false;
            }
        }
        return true;
    }

    private void opened(Wire wire, String path) throws IOException {
        if (open.size() >= MOST_OPEN) {
            throw new IOException("A plugin may have " + MOST_OPEN + " files open at a time.");
        }
        SeekableView view = lent(media).open(path);
        open.put(next, view);
        wire.say(Op.ANSWER).number(next++).number(view.size());
    }

    private void read(Wire wire, long handle, long position, int length) throws IOException {
        SeekableView view = open.get(handle);
        if (view == null) {
            throw new IOException("The file is not open any more.");
        }
        byte[] bytes = new byte[Math.min(length, LARGEST_READ)];
        int got = view.read(position, bytes, 0, bytes.length);
        wire.say(Op.ANSWER).bytes(bytes, 0, Math.max(0, got));
    }

    /** What a reply needs is fetched before its first word is said, so that a failure can still be said instead. */
    private static void reply(Wire wire, Reply reply) throws IOException {
        try {
            reply.say();
        } catch (LimitExceededException e) {
            wire.say(Op.LIMIT).text(String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException e) {
            wire.say(Op.FAILED).text(String.valueOf(e.getMessage()));
        }
        wire.send();
    }

    private static <T> T lent(T what) throws IOException {
        if (what == null) {
            throw new IOException("That is not lent in this call.");
        }
        return what;
    }

    @Override
    public void close() {
        open.values().forEach(view -> {
            try {
                view.close();
            } catch (IOException e) {
                // It was read from; nothing that was read depends on how it closes.
            }
        });
        open.clear();
    }
}
