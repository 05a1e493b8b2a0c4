package org.checkgate.sandbox.internal;

import java.io.EOFException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.checkgate.sandbox.wire.CardWire;
import org.checkgate.sandbox.wire.ClipWire;
import org.checkgate.sandbox.wire.InspectionWire;
import org.checkgate.sandbox.wire.Op;
import org.checkgate.sandbox.wire.Places;
import org.checkgate.sandbox.wire.RecipeWire;
import org.checkgate.sandbox.wire.Wire;
import org.checkgate.spi.CameraPlugin;
import org.checkgate.spi.Clip;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.LimitExceededException;
import org.checkgate.spi.RenderRecipe;

/** Answers the appliance's calls, one after the other, until the connection is closed. */
public final class Conversation {
    private final Wire wire;
    private final PluginFramework framework;
    private final Map<Integer, CameraPlugin> made = new HashMap<>();
    private CardWire card = new CardWire("", List.of());
    private Places places = new Places(List.of());

    /** Writes an answer that is ready; nothing of a plugin runs in it. */
    private interface Answer {
        void write() throws IOException;
    }

    public Conversation(Wire wire, PluginFramework framework) {
        this.wire = wire;
        this.framework = framework;
    }

    /** @throws IOException when the appliance talks nonsense */
    public void hold() throws IOException {
        hello();
        try {
            while (true) {
                Op op = wire.next();
                if (op == Op.CARD) {
                    card = CardWire.read(wire);
                    places = new Places(card.files());
                } else {
                    call(op, wire.upTo(framework.offers().size() - 1));
                }
            }
        } catch (EOFException closed) {
            // That is how the appliance says goodbye.
        }
    }

    private void hello() throws IOException {
        wire.say(Op.HELLO).number(framework.offers().size());
        for (PluginFramework.Offer offer : framework.offers()) {
            wire.text(offer.jar()).text(offer.version()).number(offer.ability().isPresent() ? 1 : 0);
        }
        wire.number(framework.broken().size());
        for (Map.Entry<String, String> jar : framework.broken().entrySet()) {
            wire.text(jar.getKey()).text(jar.getValue());
        }
        wire.send();
    }

    private void call(Op op, int plugin) throws IOException {
        Clip clip = op == Op.INSPECT || op == Op.RECIPE ? ClipWire.read(wire, card.files()).get(0) : null;
        try (Lent lent = new Lent(wire, card, clip)) {
            GuardedCall<Answer> call = new GuardedCall<>(() -> answer(op, plugin, lent, clip));
            Answer answer;
            try {
                answer = call.run();
            } catch (Throwable thrown) {
                answer = () -> failed(thrown);
            }
            // Whatever it left running may not talk over the answer.
            lent.close();
            answer.write();
            wire.text(call.leftovers()).send();
        }
    }

    private Answer answer(Op op, int number, Lent lent, Clip clip) throws IOException {
        CameraPlugin plugin = plugin(number);
        switch (op) {
            case NAME -> {
                String name = Objects.requireNonNull(plugin.name(), "its name is null");
                return () -> wire.say(Op.ANSWER).text(name);
            }
            case RECOGNISE -> {
                int score = plugin.recognise(lent);
                return () -> wire.say(Op.ANSWER).number(score);
            }
            case GROUP -> {
                List<Clip> clips = List.copyOf(plugin.group(lent));
                return () -> ClipWire.write(wire.say(Op.ANSWER), clips, places);
            }
            case INSPECT -> {
                Inspection inspection = plugin.inspect(clip, lent);
                InspectionWire.check(Objects.requireNonNull(inspection, "it gave no answer"));
                return () -> InspectionWire.write(wire.say(Op.ANSWER), inspection);
            }
            case RECIPE -> {
                Optional<RenderRecipe> recipe = Objects.requireNonNull(framework.ability(framework.offers().get(number)).recipe(clip, lent), "it gave no answer");
                return () -> RecipeWire.write(wire.say(Op.ANSWER), recipe);
            }
            default -> throw new IOException("There is no call " + op + ".");
        }
    }

    private CameraPlugin plugin(int number) throws IOException {
        CameraPlugin plugin = made.get(number);
        if (plugin == null) {
            plugin = framework.make(framework.offers().get(number));
            made.put(number, plugin);
        }
        return plugin;
    }

    private void failed(Throwable thrown) throws IOException {
        String message = thrown.getMessage();
        boolean own = (thrown instanceof IOException || thrown instanceof SecurityException) && message != null && !message.isBlank();
        String text = own ? message : thrown.toString();
        wire.say(thrown instanceof LimitExceededException ? Op.LIMIT : Op.FAILED).text(text.length() > 300 ? text.substring(0, 300) + "…" : text);
    }
}
