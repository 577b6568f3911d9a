package vn.emr.exchange.door;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wildfly.security.http.oidc.AccessToken;
import org.wildfly.security.http.oidc.OidcPrincipal;
import org.wildfly.security.http.oidc.RealmAccessClaim;
import vn.emr.domain.access.Caller;
import vn.emr.domain.access.CallerClaims;
import vn.emr.domain.access.CurrentCaller;

/** Sets who calls around each request. */
public class CallerFilter implements Filter {

    private static final String BETWEEN_NODES = "/transfers";

    @Inject
    CurrentCaller current;

    @Inject
    NodeCertificates certificates;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Caller caller = caller((HttpServletRequest) request).orElse(null);
        try {
            current.runAs(caller, () -> {
                chain.doFilter(request, response);
                return true;
            });
        } catch (IOException | ServletException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    /** Nodes are known by their certificate, everybody else by the token that the container has verified. */
    private Optional<Caller> caller(HttpServletRequest request) {
        return request.getServletPath()
                        .concat(request.getPathInfo() == null ? "" : request.getPathInfo())
                        .startsWith(BETWEEN_NODES)
                ? certificates.caller(request)
                : caller(request.getUserPrincipal());
    }

    private static Optional<Caller> caller(@Nullable Principal principal) {
        return principal instanceof OidcPrincipal<?> oidc
                ? caller(oidc.getOidcSecurityContext().getToken())
                : Optional.empty();
    }

    private static Optional<Caller> caller(@Nullable AccessToken token) {
        if (token == null || token.getPreferredUsername() == null) {
            return Optional.empty();
        }
        RealmAccessClaim access = token.getRealmAccessClaim();
        List<String> roles = access == null || access.getRoles() == null ? List.of() : access.getRoles();
        return CallerClaims.read(
                token.getPreferredUsername(),
                token.getName(),
                token.getClaimValueAsString("facility"),
                token.getClaimValueAsString("licence"),
                roles);
    }
}
