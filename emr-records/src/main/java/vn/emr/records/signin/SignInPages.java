package vn.emr.records.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.Permits;
import vn.emr.domain.access.Caller;
import vn.emr.domain.access.CurrentCaller;
import vn.emr.domain.access.Permission;
import vn.emr.domain.staff.SessionToken;
import vn.emr.records.web.Pages;
import vn.emr.records.web.Section;
import vn.emr.records.web.SessionCookie;

/** The way in and out. Nobody reaches {@code /sign-in} before the container has had the identity provider say who it is. */
@RequestScoped
@Path("/")
public class SignInPages {

    private static final String SIGN_IN = "/sign-in";
    private static final String SIGNED_OUT = "/signed-out";

    @Inject
    HttpServletRequest request;

    @Inject
    IdentityProvider provider;

    @Inject
    CurrentCaller callers;

    @Inject
    SignIn signIn;

    @Inject
    SignOut signOut;

    @Inject
    SessionCookie cookie;

    @Inject
    WishedPath wished;

    @Inject
    Pages pages;

    @Context
    UriInfo uri;

    /** Remembers where the person wants to be, and goes to sign in. */
    @GET
    @Path("enter")
    @Permits(value = Permission.ANYONE, audit = AuditEventType.NONE)
    public Response enter(@QueryParam("to") @Nullable String to) {
        return Response.seeOther(URI.create(SIGN_IN))
                .header(HttpHeaders.SET_COOKIE, wished.remember(to))
                .build();
    }

    /** Begins our session and goes on to where the person wanted to be. */
    @GET
    @Path("sign-in")
    @Permits(value = Permission.ANYONE, audit = AuditEventType.SIGN_IN)
    public Response signIn() throws Exception {
        Principal principal = request.getUserPrincipal();
        Optional<Caller> caller = provider.caller(principal);
        String idToken = provider.idToken(principal);
        endContainerSession();
        if (caller.isEmpty()) {
            signIn.refuse(principal.getName());
            return pages.show(
                    Response.Status.FORBIDDEN,
                    pages.page(Section.HOME, "sign-in.refused"),
                    "signin/refused",
                    provider.endSession(idToken, back()).toString());
        }
        SessionToken token = callers.runAs(caller.get(), () -> signIn.begin(idToken));
        return Response.seeOther(URI.create(wished.of(request)))
                .header(HttpHeaders.SET_COOKIE, cookie.give(token))
                .header(HttpHeaders.SET_COOKIE, wished.forget())
                .build();
    }

    /**
     * Where the container leads whoever it could not sign in. Two sign-ins that are under way in one browser share a
     * cookie of the container's, so the one begun first fails; it begins again, and the identity provider, which knows
     * the person by now, doesn't ask twice.
     */
    @GET
    @Path("sign-in-again")
    @Permits(value = Permission.ANYONE, audit = AuditEventType.NONE)
    public Response signInAgain() {
        if (!SIGN_IN.equals(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))) {
            throw new BadRequestException();
        }
        return Response.seeOther(URI.create(SIGN_IN)).build();
    }

    /** The container's own session has done its part; left alone it would outlive our sign-out. */
    private void endContainerSession() {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    /** Ends our session, then sends the browser to end the identity provider's. */
    @POST
    @Path("sign-out")
    @Permits(value = Permission.ANYONE, audit = AuditEventType.SIGN_OUT)
    public Response signOut() {
        URI next = cookie.token(request)
                .flatMap(signOut::end)
                .map(idToken -> provider.endSession(idToken, back()))
                .orElse(URI.create(SIGNED_OUT));
        return Response.seeOther(next)
                .header(HttpHeaders.SET_COOKIE, cookie.take())
                .build();
    }

    private URI back() {
        return uri.getBaseUri().resolve(SIGNED_OUT);
    }

    /** Says that it worked. */
    @GET
    @Path("signed-out")
    @Permits(value = Permission.ANYONE, audit = AuditEventType.NONE)
    public Response signedOut() {
        return pages.show(pages.page(Section.HOME, "signed-out.title"), "signin/signedOut", SIGNED_OUT);
    }
}
