package org.checkgate.console.internal.access;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.checkgate.console.internal.http.Json;
import org.checkgate.console.internal.http.Refusal;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Lets in who knows the token: programs by {@code Authorization: Bearer}, browsers by a cookie.
 * Safe for use by several threads.
 */
@Component(service = Guard.class, configurationPid = "org.checkgate.console")
@Designate(ocd = ConsoleConfig.class)
public final class Guard {
    private static final String COOKIE = "checkgate";
    private static final String BEARER = "Bearer ";

    private final Token token;
    private final Token scrape;
    private final ConsoleFile file;

    @Activate
    public Guard(ConsoleConfig config, BundleContext context) {
        this(new ConsoleFile(home(context).resolve(config.file())), new ScrapeFile(home(context).resolve(config.scrapeTokenFile())).token());
    }

    public Guard(ConsoleFile file, Token scrape) {
        this.file = file;
        this.token = file.token().orElseGet(Token::random);
        this.scrape = scrape;
    }

    public Token token() {
        return token;
    }

    ConsoleFile file() {
        return file;
    }

    /** True when the request may go on; else it has been answered. */
    public boolean enter(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String authorization = request.getHeader("Authorization");
        if (authorization != null) {
            // An explicit claim decides alone: a wrong one must not be saved by a cookie that lies around.
            return authorization.startsWith(BEARER) && token.is(authorization.substring(BEARER.length())) || unknown(response);
        }
        if (!cookie(request)) {
            return unknown(response);
        }
        return isReading(request) || sameOrigin(request) || foreign(response);
    }

    /** As {@link #enter}, and for who reads with the scrape token. That opens nothing else: a monitoring system keeps it where many can look. */
    public boolean enterToScrape(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String authorization = request.getHeader("Authorization");
        boolean scrapes = authorization != null && authorization.startsWith(BEARER) && scrape.is(authorization.substring(BEARER.length()));
        return scrapes && isReading(request) || enter(request, response);
    }

    /** Whether this is the link that the owner was given; if so the browser gets its cookie. */
    public boolean welcome(HttpServletRequest request, HttpServletResponse response) {
        if (!token.is(request.getParameter("token"))) {
            return false;
        }
        response.addHeader("Set-Cookie", COOKIE + "=" + token.text() + "; Path=/; HttpOnly; SameSite=Strict"
                + (request.isSecure() ? "; Secure" : ""));
        return true;
    }

    private boolean cookie(HttpServletRequest request) {
        Cookie[] cookies = Optional.ofNullable(request.getCookies()).orElse(new Cookie[0]);
        return Arrays.stream(cookies).anyMatch(c -> c.getName().equals(COOKIE) && token.is(c.getValue()));
    }

    private static boolean isReading(HttpServletRequest request) {
        return Stream.of("GET", "HEAD").anyMatch(request.getMethod()::equals);
    }

    /** A browser sends a cookie also for a form on somebody else's page; the origin tells the two apart. */
    private static boolean sameOrigin(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        String host = request.getHeader("Host");
        return origin != null && host != null && origin.equals(request.getScheme() + "://" + host);
    }

    private static boolean unknown(HttpServletResponse response) throws IOException {
        response.setHeader("WWW-Authenticate", "Bearer realm=\"checkgate\"");
        Json.refuse(response, new Refusal(401, "The console does not know you: the token is missing or wrong.",
                "Open the link that \"checkgate status\" shows, or send its token as \"Authorization: Bearer\"."));
        return false;
    }

    private static boolean foreign(HttpServletResponse response) throws IOException {
        Json.refuse(response, new Refusal(403, "This request does not come from the console's own page.",
                "Do it in the console itself, or send the token as \"Authorization: Bearer\"."));
        return false;
    }

    private static Path home(BundleContext context) {
        String base = context.getProperty("karaf.base");
        return Path.of(base == null ? System.getProperty("user.dir") : base);
    }
}
