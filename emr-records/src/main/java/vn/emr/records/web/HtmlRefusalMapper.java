package vn.emr.records.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.space.AuditSpace;
import vn.emr.audit.space.AuditSpaceRefused;
import vn.emr.domain.access.NotPermitted;
import vn.emr.domain.access.Permission;
import vn.emr.domain.access.WhyFirst;
import vn.emr.domain.kernel.Ids;
import vn.emr.domain.kernel.Refusal;

/** Says on a page what was not done, in the person's words; what went wrong inside stays in the log. */
@Provider
@ApplicationScoped
public class HtmlRefusalMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = Logger.getLogger(HtmlRefusalMapper.class);

    /** Seconds after which it is worth asking again. */
    private static final int LATER = 60;

    private static final Pattern PATIENT = Pattern.compile("/patients/[0-9a-f]{8}-[0-9a-f-]{27}/");

    @Inject
    HttpServletRequest request;

    @Inject
    Clock clock;

    @Inject
    Pages pages;

    @Inject
    AuditSpace space;

    @Override
    public Response toResponse(Throwable thrown) {
        if (space.noticed(thrown)) {
            return noSpace(AuditSpaceRefused.database());
        }
        if (thrown instanceof WhyFirst why) {
            return why(why);
        }
        if (thrown instanceof NotPermitted closed && closed.kind() == Refusal.Kind.FORBIDDEN) {
            return forbidden(closed);
        }
        if (thrown instanceof Refusal refusal) {
            return refused(refusal);
        }
        if (thrown instanceof WebApplicationException web
                && web.getResponse().getStatusInfo().getFamily() != Response.Status.Family.SERVER_ERROR) {
            return answered(web.getResponse());
        }
        return failed(thrown);
    }

    private Response refused(Refusal refusal) {
        return switch (refusal.kind()) {
            case UNAUTHENTICATED -> signInFirst();
            case NOT_FOUND -> error(Response.Status.NOT_FOUND, "error.not-found", refusal);
            case FORBIDDEN -> error(Response.Status.FORBIDDEN, "error.forbidden", refusal);
            case INVALID -> error(Response.Status.BAD_REQUEST, "error.invalid", refusal);
            case UNAVAILABLE -> noSpace(refusal);
            case CONFLICT, STALE -> error(Response.Status.CONFLICT, "error.conflict", refusal);
        };
    }

    /** The page that asks leads back to what was wanted; a form is not repeated by itself. */
    private Response why(WhyFirst why) {
        String back = request.getMethod().equals("GET") ? here() : "/patients/" + why.patient() + "/chart";
        return Response.seeOther(URI.create(
                        "/patients/" + why.patient() + "/why?to=" + URLEncoder.encode(back, StandardCharsets.UTF_8)))
                .build();
    }

    /** Why, who can help, and the one way that is still open. */
    private Response noSpace(Refusal refusal) {
        Page page = pages.page(Section.HOME, "error.space");
        boolean open = page.may(Permission.BREAK_GLASS) && refusal.code().equals("audit.space");
        ErrorView view = new ErrorView(
                page.text("refusal." + refusal.code()),
                page.text("error.space.next"),
                false,
                null,
                open ? emergency() : null);
        return Response.fromResponse(pages.show(Response.Status.SERVICE_UNAVAILABLE, page, "error", view))
                .header(HttpHeaders.RETRY_AFTER, LATER)
                .build();
    }

    /** Of a patient who was asked for, that one; of others by number. */
    private String emergency() {
        Matcher patient = PATIENT.matcher(request.getRequestURI());
        if (!request.getMethod().equals("GET") || !patient.lookingAt()) {
            return "/emergency";
        }
        return patient.group() + "why?to=" + URLEncoder.encode(here(), StandardCharsets.UTF_8);
    }

    private String here() {
        String query = request.getQueryString();
        return LocalPath.orHome(query == null ? request.getRequestURI() : request.getRequestURI() + '?' + query);
    }

    /** A page waits behind the sign-in; a form is not repeated by itself, so it only says so. */
    private Response signInFirst() {
        if (!request.getMethod().equals("GET")) {
            return show(Response.Status.UNAUTHORIZED, "error.sign-in", "error.sign-in.text", true, null);
        }
        String to = "/enter?to=" + URLEncoder.encode(here(), StandardCharsets.UTF_8);
        return request.getHeader("HX-Request") == null
                ? Response.seeOther(URI.create(to)).build()
                : Response.noContent().header("HX-Redirect", to).build();
    }

    private Response answered(Response response) {
        int status = response.getStatus();
        if (response.getStatusInfo().getFamily() == Response.Status.Family.REDIRECTION) {
            return response;
        }
        boolean missing = status == Response.Status.NOT_FOUND.getStatusCode();
        Response.Status shown = Response.Status.fromStatusCode(status);
        String key = missing ? "error.not-found" : "error.invalid";
        return show(shown == null ? Response.Status.BAD_REQUEST : shown, key, key + ".text", false, null);
    }

    private Response error(Response.Status status, String title, Refusal refusal) {
        String own = "refusal." + refusal.code();
        String text = Texts.of(pages.language()).has(own) ? own : title + ".text";
        return show(status, title, text, false, null);
    }

    /** Why, and for whom the page is; who can help stands below. */
    private Response forbidden(NotPermitted closed) {
        Page page = pages.page(Section.HOME, "error.forbidden");
        String holders = closed.holders().stream().map(page::role).collect(Collectors.joining(", "));
        String text = page.text("refusal." + closed.code());
        String whole = holders.isEmpty() ? text : text + ' ' + page.text("error.forbidden.holders", holders);
        ErrorView view = new ErrorView(whole, page.text("error.forbidden.next"), false, null);
        return pages.show(Response.Status.FORBIDDEN, page, "error", view);
    }

    private Response failed(Throwable thrown) {
        String trace = Ids.next(clock).toString();
        LOG.errorf(thrown, "request failed, trace %s", trace);
        return show(Response.Status.INTERNAL_SERVER_ERROR, "error.failed", "error.failed.text", false, trace);
    }

    private Response show(Response.Status status, String title, String text, boolean signIn, @Nullable String trace) {
        Page page = pages.page(Section.HOME, title);
        String next = page.text(title + ".next");
        return pages.show(status, page, "error", new ErrorView(page.text(text), next, signIn, trace));
    }
}
