package vn.emr.records.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jboss.logging.Logger;
import vn.emr.audit.space.AuditSpace;

/** When not even an error page can be made (no database), says so in both languages; never the container's own page. */
public class LastResortFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = Logger.getLogger(LastResortFilter.class);

    private static final String HTML = "<!doctype html><html lang=\"%s\"><meta charset=\"utf-8\"><title>%s</title>"
            + "<h1>%s</h1><p>%s</p><p>%s</p><p>%s <code>%s</code></p></html>";

    @Inject
    transient AuditSpace space;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException | ServletException e) {
            boolean full = space.noticed(e);
            String trace = UUID.randomUUID().toString();
            LOG.errorf(e, "request failed without a page, trace %s", trace);
            if (response.isCommitted()) {
                throw e;
            }
            answer(response, Language.of(request), trace, full);
        }
    }

    private static void answer(HttpServletResponse response, Language language, String trace, boolean full)
            throws IOException {
        Texts texts = Texts.of(language);
        String title = texts.get(full ? "error.space" : "error.failed");
        String html = HTML.formatted(
                language.tag(),
                title,
                title,
                texts.get(full ? "refusal.audit.space" : "error.failed.text"),
                texts.get(full ? "error.space.next" : "error.failed.next"),
                texts.get("error.trace"),
                trace);
        response.resetBuffer();
        response.setStatus(
                full ? HttpServletResponse.SC_SERVICE_UNAVAILABLE : HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        response.setContentType("text/html;charset=utf-8");
        response.getOutputStream().write(html.getBytes(StandardCharsets.UTF_8));
    }
}
