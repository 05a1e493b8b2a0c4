package org.checkgate.console.internal.page;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.checkgate.console.internal.access.Guard;
import org.checkgate.console.internal.http.GuardedServlet;
import org.checkgate.console.internal.http.Refusal;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** The pages and their files; also the answer to every address that nobody else has. */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("checkgate-page")
@HttpWhiteboardServletPattern("/*")
public final class PageServlet extends GuardedServlet {
    /** By address below the console's own. */
    static final Map<String, Page> PAGES = Map.of(
            "", new Page("Checkgate", "drives", "console", List.of("rolls"), "\"checkgate status\""),
            "backbone", new Page("Checkgate backbone", "backbone", "backbone", List.of("backbone"), "GET /api/v1/backbone"),
            "clips", new Page("Checkgate clips", "clips", "search", List.of("backbone", "clips"), "GET /api/v1/clips"),
            "plugins", new Page("Checkgate plugins", "plugins", "plugins", List.of("backbone", "clips"), "GET /api/v1/plugins"));

    private final transient Guard guard;
    private final transient Map<String, Asset> pages;
    private final String policy;

    @Activate
    public PageServlet(@Reference Guard guard) {
        super(guard);
        this.guard = guard;
        this.pages = PAGES.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, page -> page.getValue().asset()));
        this.policy = ContentPolicy.of(pages.values().stream().map(Asset::bytes).toArray(byte[][]::new));
    }

    /** The link carries the token where no header can: in the address. */
    @Override
    protected boolean answersBefore(HttpServletRequest request, HttpServletResponse response) {
        if (!path(request).isEmpty() || request.getParameter("token") == null || !guard.welcome(request, response)) {
            return false;
        }
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", "/");
        return true;
    }

    @Override
    protected void read(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = path(request);
        Optional<Asset> asset = path.equals("api/v1/openapi.yaml") ? Asset.resource("/openapi.yaml")
                : path.startsWith("api/") ? Optional.empty() : Optional.ofNullable(pages.get(path)).or(() -> Asset.web(path));
        send(asset.orElseThrow(() -> Refusal.notFound("such address")), request, response);
    }

    private void send(Asset asset, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Content-Security-Policy", policy);
        // Asked for again each time, and answered with "not modified": a new version is never mixed with an old one.
        response.setHeader("Cache-Control", "private, no-cache");
        response.setHeader("ETag", asset.tag());
        if (asset.tag().equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(asset.type());
        response.setContentLength(asset.bytes().length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(asset.bytes());
        }
    }

    private static String path(HttpServletRequest request) {
        String info = request.getPathInfo();
        return info == null ? "" : info.substring(1);
    }
}
