package org.checkgate.sandbox.wire;

import java.io.IOException;
import java.util.Optional;
import org.checkgate.spi.Rate;
import org.checkgate.spi.RenderRecipe;
import org.checkgate.spi.Role;

/** How a clip is rendered, or that nothing is known of it. */
public final class RecipeWire {
    private RecipeWire() {
    }

    public static void write(Wire wire, Optional<RenderRecipe> recipe) throws IOException {
        wire.number(recipe.isPresent() ? 1 : 0);
        if (recipe.isPresent()) {
            RenderRecipe said = recipe.get();
            wire.number(said.way().ordinal()).number(said.role().ordinal()).number(said.rate().num()).number(said.rate().den()).decimal(said.squeeze());
        }
    }

    /** @throws IOException also when what was said makes no recipe */
    public static Optional<RenderRecipe> read(Wire wire) throws IOException {
        if (wire.upTo(1) == 0) {
            return Optional.empty();
        }
        RenderRecipe.Way way = RenderRecipe.Way.values()[wire.upTo(RenderRecipe.Way.values().length - 1)];
        Role role = Role.values()[wire.upTo(Role.values().length - 1)];
        long num = wire.number();
        long den = wire.number();
        double squeeze = wire.decimal();
        return Optional.of(Facts.honest(() -> new RenderRecipe(way, role, new Rate(num, den), squeeze)));
    }
}
