package org.checkgate.console.internal.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.checkgate.console.internal.Appliance;
import org.checkgate.console.internal.access.Guard;
import org.checkgate.console.internal.document.PluginsDocument;
import org.checkgate.console.internal.http.Body;
import org.checkgate.console.internal.http.GuardedServlet;
import org.checkgate.console.internal.http.Json;
import org.checkgate.console.internal.http.Refusal;
import org.checkgate.console.internal.http.Words;
import org.checkgate.inspect.HostedPlugin;
import org.checkgate.ledger.Inspections;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Camera plugins: what became of each, and having inspected again what another version of one described. */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("checkgate-plugins")
@HttpWhiteboardServletPattern("/api/v1/plugins/*")
public final class PluginsServlet extends GuardedServlet {
    private final transient Appliance appliance;

    @Activate
    public PluginsServlet(@Reference Guard guard, @Reference Appliance appliance) {
        super(guard);
        this.appliance = appliance;
    }

    @Override
    protected void read(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (Words.path(request).length != 0) {
            throw Refusal.notFound("such address below plugins");
        }
        Json.answer(response, HttpServletResponse.SC_OK, PluginsDocument.of(appliance.pluginFolder(), serving(), appliance.ledger().inspections().waiting()));
    }

    @Override
    protected void act(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String[] path = Words.path(request);
        if (path.length != 2 || !path[1].equals("inspect-again")) {
            throw Refusal.notFound("such action below plugins");
        }
        String by = Body.of(request, Set.of("by")).line("by", Persons.NAME, "Say by (your name).");
        // Two versions may lie side by side; the host asks the one that comes first.
        HostedPlugin serving = serving().stream().filter(plugin -> plugin.name().equals(path[0])).findFirst()
                .orElseThrow(() -> new Refusal(404, "No camera plugin of the name \"" + Words.shown(path[0]) + "\" serves now.",
                        "Look at the plugins; what it described stays known while it is away."));
        Inspections.Asked asked = appliance.ledger().inspections().askAnsweredBy(serving.name(), serving.version(), by);
        Json.answer(response, HttpServletResponse.SC_OK, Map.of("plugin", serving.name(), "version", serving.version(), "rolls", asked.rolls(), "cleared", asked.cleared()));
    }

    private List<HostedPlugin> serving() {
        try {
            return appliance.cameraPlugins().snapshot();
        } catch (UncheckedIOException e) {
            throw new Refusal(503, e.getCause().getMessage(), "Until it is mended clips are kept and proven without being described; the log says more.");
        }
    }
}
