package org.checkgate.console.internal.docs;

import java.io.IOException;
import java.util.Map;
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

/**
 * The operations centre's guide, which alerts point at. Open without a token: whoever an alert wakes has none at hand, and the page is
 * the same on every appliance.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("checkgate-docs")
@HttpWhiteboardServletPattern("/docs/*")
public final class DocsServlet extends GuardedServlet {
    private record Page(byte[] bytes, String type) {
    }

    private final transient Map<String, Page> pages;

    @Activate
    public DocsServlet(@Reference Guard guard) {
        super(guard);
        pages = Map.of("/noc", new Page(Guide.page("noc.md", "Checkgate: for the operations centre"), "text/html; charset=UTF-8"),
                "/page.css", new Page(Guide.file("page.css"), "text/css; charset=UTF-8"));
    }

    @Override
    protected boolean isOpen() {
        return true;
    }

    @Override
    protected void read(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Page page = pages.get(String.valueOf(request.getPathInfo()));
        if (page == null) {
            throw Refusal.notFound("such page");
        }
        response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'");
        response.setContentType(page.type());
        response.setContentLength(page.bytes().length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(page.bytes());
        }
    }
}
