package org.checkgate.console.internal.api;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.checkgate.console.internal.Appliance;
import org.checkgate.console.internal.access.Guard;
import org.checkgate.console.internal.document.CardDocument;
import org.checkgate.console.internal.document.CorrectionDocument;
import org.checkgate.console.internal.http.Body;
import org.checkgate.console.internal.http.GuardedServlet;
import org.checkgate.console.internal.http.Json;
import org.checkgate.console.internal.http.Refusal;
import org.checkgate.console.internal.http.Words;
import org.checkgate.ledger.CardAttribute;
import org.checkgate.ledger.Cards;
import org.checkgate.ledger.FormatCard;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Camera format cards of a title, and what persons correct of them. */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("checkgate-cards")
@HttpWhiteboardServletPattern("/api/v1/cards/*")
public final class CardsServlet extends GuardedServlet {
    private static final int LONG = 1_000;
    private static final String WORDS = Stream.of(CardAttribute.values()).map(CardAttribute::word).collect(Collectors.joining(", "));
    private static final String NEXT = "Say title, the card as it was read (" + WORDS + "; leave out what is missing), attribute (one of these), value, by (your name) and reason.";
    private static final String AGAIN = "Look at the title's cards again; nothing was changed.";

    private final transient Appliance appliance;

    @Activate
    public CardsServlet(@Reference Guard guard, @Reference Appliance appliance) {
        super(guard);
        this.appliance = appliance;
    }

    @Override
    protected void read(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (Words.path(request).length != 0) {
            throw Refusal.notFound("such address below cards");
        }
        Cards cards = appliance.ledger().cards();
        Optional<String> title = Optional.ofNullable(request.getParameter("title")).filter(text -> !text.isEmpty());
        List<CardDocument> ofTitle = title.map(cards::of).orElse(List.of()).stream().map(CardDocument::of).toList();
        Json.answer(response, HttpServletResponse.SC_OK, new CardDocument.Sheet(cards.titles(), title.orElse(null), ofTitle));
    }

    @Override
    protected void act(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Cards cards = appliance.ledger().cards();
        Json.answer(response, HttpServletResponse.SC_OK, switch (String.join("/", Words.path(request))) {
            case "correct" -> correct(cards, Body.of(request, Set.of("title", "camera", "model", "mode", "codec", "squeeze", "attribute", "value", "by", "reason")));
            case "withdraw" -> withdraw(cards, Body.of(request, Set.of("by", "reason"), Set.of("correction")));
            default -> throw Refusal.notFound("such action below cards");
        });
    }

    private static CorrectionDocument correct(Cards cards, Body body) {
        FormatCard read = new FormatCard(read(body, CardAttribute.CAMERA), read(body, CardAttribute.MODEL), read(body, CardAttribute.MODE), read(body, CardAttribute.CODEC),
                read(body, CardAttribute.SQUEEZE));
        String word = body.needed("attribute", NEXT);
        CardAttribute attribute = CardAttribute.of(word)
                .orElseThrow(() -> Refusal.badInput("A card has no \"" + Words.shown(word) + "\".", "It has " + WORDS + "."));
        try {
            return CorrectionDocument.of(read, cards.correct(body.line("title", LONG, NEXT), read, attribute, body.line("value", Persons.NAME, NEXT),
                    body.line("by", Persons.NAME, NEXT), body.line("reason", Persons.REASON, NEXT)));
        } catch (IllegalArgumentException notUnderstood) {
            throw Refusal.badInput(notUnderstood.getMessage(), AGAIN);
        } catch (IllegalStateException already) {
            throw new Refusal(409, already.getMessage(), AGAIN);
        }
    }

    /** To the letter: it is compared. */
    private static String read(Body body, CardAttribute attribute) {
        return body.exact(attribute.word()).orElse("");
    }

    private static Map<String, Object> withdraw(Cards cards, Body body) {
        String next = "Say correction (its number), by (your name) and reason.";
        long correction = body.number("correction").orElseThrow(() -> Refusal.badInput("\"correction\" is missing.", next));
        try {
            cards.withdraw(correction, body.line("by", Persons.NAME, next), body.line("reason", Persons.REASON, next));
        } catch (IllegalArgumentException none) {
            throw new Refusal(404, none.getMessage(), AGAIN);
        }
        return Map.of("correction", correction);
    }
}
