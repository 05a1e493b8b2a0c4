package org.checkgate.console.internal.http;

import java.io.IOException;
import java.util.List;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.checkgate.console.internal.access.Guard;

/** What the resources of the API have in common: the newest at a glance, one of them whole, and what a person may do below it. */
public abstract class Resource extends GuardedServlet {
    private final String name;

    /** @param name as in its address, such as {@code drives} */
    protected Resource(Guard guard, String name) {
        super(guard);
        this.name = name;
    }

    /** @param limit at most so many, from 0 */
    protected abstract List<?> newest(long limit);

    /**
     * @param path      what stands behind the resource's own address, at least one segment
     * @param withFiles false leaves out what is long about each file
     */
    protected abstract Json.Writing one(String[] path, boolean withFiles);

    /**
     * Does what is asked for, and gives what to answer.
     *
     * @param path what stands behind the resource's own address, perhaps nothing
     */
    protected abstract Object act(String[] path, HttpServletRequest request) throws IOException;

    /** That nothing has this address. */
    protected final Refusal nothing(String what) {
        return Refusal.notFound("such " + what + " below " + name);
    }

    @Override
    protected final void read(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String[] path = Words.path(request);
        if (path.length == 0) {
            Json.answer(response, HttpServletResponse.SC_OK, newest(Words.query(request, "limit", Long.MAX_VALUE, Long.MAX_VALUE)));
        } else {
            Json.answer(response, one(path, !"files".equals(request.getParameter("without"))));
        }
    }

    @Override
    protected final void act(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Json.answer(response, HttpServletResponse.SC_OK, act(Words.path(request), request));
    }
}
