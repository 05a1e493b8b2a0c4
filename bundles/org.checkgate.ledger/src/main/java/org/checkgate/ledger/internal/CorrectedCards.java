package org.checkgate.ledger.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.checkgate.ledger.CardAttribute;
import org.checkgate.ledger.FormatCard;

/** Format cards of which a correction stands, within one transaction: what persons said is searched as what was read is. */
final class CorrectedCards {
    /** What of a card is among a clip's words. */
    static final Set<CardAttribute> SPOKEN = Set.of(CardAttribute.CAMERA, CardAttribute.MODEL, CardAttribute.CODEC);
    /** Columns that name a card, in the order of their index. */
    static final String ORDER = "x.title, x.picture, x.camera, x.model, x.mode, x.codec, x.squeeze";
    private static final String CARD = "(" + ORDER.replace(", ", " = ? AND ") + " = ?)";

    private final List<Said> all;

    private CorrectedCards(List<Said> all) {
        this.all = all;
    }

    private record Said(long id, String title, FormatCard card, CardAttribute attribute, String value) {
        static Said of(ResultSet row) throws SQLException {
            return new Said(row.getLong("id"), row.getString("title"), H2Cards.card(row), CardAttribute.valueOf(row.getString("attribute")), row.getString("corrected"));
        }

        List<Object> named() {
            return List.of(title, true, card.camera(), card.model(), card.mode(), card.codec(), card.squeeze());
        }
    }

    static CorrectedCards of(Sql sql) throws SQLException {
        return new CorrectedCards(sql.list("SELECT * FROM corrections WHERE ended_at IS NULL ORDER BY id", Said::of));
    }

    /** Conditions on clips with a card of which such a thing is said, by the number of the first correction that says it. */
    Map<Long, SearchCondition.Where> saying(Set<CardAttribute> attributes, Predicate<String> value) {
        Map<Long, SearchCondition.Where> cards = new LinkedHashMap<>();
        Set<List<Object>> seen = new HashSet<>();
        for (Said said : all) {
            if (attributes.contains(said.attribute()) && value.test(said.value()) && seen.add(said.named())) {
                cards.put(said.id(), new SearchCondition.Where(CARD, new ArrayList<>(said.named())));
            }
        }
        return cards;
    }
}
