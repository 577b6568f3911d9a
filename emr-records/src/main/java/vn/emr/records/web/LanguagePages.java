package vn.emr.records.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.Permits;
import vn.emr.domain.access.Permission;

/** Switches between Vietnamese and English. */
@RequestScoped
@Path("/language/{tag}")
public class LanguagePages {

    private static final Duration LIFE = Duration.ofDays(365);

    /** Remembers the language and goes back to the page. */
    @GET
    @Permits(value = Permission.ANYONE, audit = AuditEventType.NONE)
    public Response choose(@PathParam("tag") String tag, @QueryParam("to") @Nullable String to) {
        Language language = Language.ofTag(tag).orElseThrow(NotFoundException::new);
        return Response.seeOther(URI.create(LocalPath.orHome(to)))
                .header(HttpHeaders.SET_COOKIE, Cookies.set(Language.COOKIE, language.tag(), LIFE))
                .build();
    }
}
