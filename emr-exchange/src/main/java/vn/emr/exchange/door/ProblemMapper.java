package vn.emr.exchange.door;

import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import vn.emr.audit.space.AuditSpace;
import vn.emr.audit.space.AuditSpaceRefused;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.kernel.Refusal;

/**
 * Tells why a request was not carried out, as a problem detail (RFC 9457). Of what nobody foresaw it tells no more than
 * a trace id, under which the log has the rest.
 */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    private static final String MEDIA_TYPE = "application/problem+json";
    private static final int TOO_LARGE = 413;
    private static final int UNAVAILABLE = 503;

    /** Seconds after which it is worth asking again. */
    private static final int LATER = 60;

    private static final String NO_SPACE =
            "This node has no space left to record what is read or written, so it does neither"
                    + " until there is; nothing was changed. Its operator has an alarm. Records opened in an emergency can be read on its"
                    + " pages.";

    @Inject
    AuditSpace space;

    @Override
    public Response toResponse(Throwable failure) {
        if (space.noticed(failure)) {
            return refused(AuditSpaceRefused.database());
        }
        if (failure instanceof Refusal refusal) {
            return refused(refusal);
        }
        if (failure instanceof WebApplicationException web) {
            return http(web.getResponse());
        }
        return failure instanceof IOException ? brokenOff() : unforeseen(failure);
    }

    private static Response refused(Refusal refusal) {
        if (refusal.kind() == Refusal.Kind.UNAVAILABLE) {
            return unavailable(refusal);
        }
        int status =
                switch (refusal.kind()) {
                    case NOT_FOUND -> 404;
                    case INVALID -> refusal.code().equals("size.limit") ? TOO_LARGE : 422;
                    case CONFLICT -> 409;
                    case FORBIDDEN -> 403;
                    case UNAUTHENTICATED -> 401;
                    case STALE -> 412;
                    case UNAVAILABLE -> UNAVAILABLE;
                };
        return answer(status, problem(status, refusal.code(), refusal.code(), refusal.code()), refusal.parameters());
    }

    /** What the container refused; which methods an address takes it has said in a header. */
    private static Response http(Response refused) {
        int status = refused.getStatus();
        String phrase = refused.getStatusInfo().getReasonPhrase();
        Response.ResponseBuilder answer = Response.status(status)
                .type(MEDIA_TYPE)
                .entity(problem(status, "http", "http." + status, phrase).toString());
        String allow = refused.getHeaderString(HttpHeaders.ALLOW);
        return (allow == null ? answer : answer.header(HttpHeaders.ALLOW, allow)).build();
    }

    private static Response unavailable(Refusal refusal) {
        JsonObject problem = problem(UNAVAILABLE, refusal.code(), refusal.code(), "No space left to record it")
                .put("detail", NO_SPACE);
        return Response.status(UNAVAILABLE)
                .type(MEDIA_TYPE)
                .header(HttpHeaders.RETRY_AFTER, LATER)
                .entity(problem.toString())
                .build();
    }

    private static Response brokenOff() {
        return answer(400, problem(400, "body.incomplete", "body.incomplete", ""), Map.of());
    }

    private static Response unforeseen(Throwable failure) {
        String trace = UUID.randomUUID().toString();
        LOG.errorf(failure, "request failed, trace %s", trace);
        JsonObject problem =
                problem(500, "internal", "internal", "Internal error").put("traceId", trace);
        return answer(500, problem, Map.of());
    }

    private static Response answer(int status, JsonObject problem, Map<String, String> parameters) {
        JsonObject values = new JsonObject();
        parameters.forEach(values::put);
        JsonObject whole = parameters.isEmpty() ? problem : problem.put("parameters", values);
        return Response.status(status).type(MEDIA_TYPE).entity(whole.toString()).build();
    }

    /** A title in English as RFC 9457 has it, and in Vietnamese beside it; without words of its own, another title. */
    private static JsonObject problem(int status, String code, String words, String otherwise) {
        return new JsonObject()
                .put("type", "urn:vn:emr:problem:" + code)
                .put("title", ProblemWords.ENGLISH.of(words).orElse(otherwise))
                .put("vi", ProblemWords.VIETNAMESE.of(words).orElse(null))
                .putNumber("status", Integer.toString(status));
    }
}
