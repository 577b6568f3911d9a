package vn.emr.records.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.security.Principal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.wildfly.security.http.oidc.AccessToken;
import org.wildfly.security.http.oidc.OidcPrincipal;
import org.wildfly.security.http.oidc.OidcSecurityContext;
import org.wildfly.security.http.oidc.RealmAccessClaim;
import vn.emr.domain.access.Caller;
import vn.emr.domain.access.CallerClaims;

/** The node's Keycloak realm, as the pages see it. */
@ApplicationScoped
public class IdentityProvider {

    private static final String CLIENT = "emr-web";

    @Inject
    @ConfigProperty(name = "emr.oidc-url")
    String realm;

    /** Who signed in at the container's door; empty for an account without a role of ours. */
    Optional<Caller> caller(Principal principal) {
        AccessToken token = context(principal).getToken();
        return CallerClaims.read(
                principal.getName(),
                token.getName(),
                token.getClaimValueAsString("facility"),
                token.getClaimValueAsString("licence"),
                roles(token.getRealmAccessClaim()));
    }

    private static Collection<String> roles(@Nullable RealmAccessClaim claim) {
        return claim == null ? List.of() : claim.getRoles();
    }

    /** The token that tells the provider at sign-out whose session to end. */
    String idToken(Principal principal) {
        return context(principal).getIDTokenString();
    }

    private static OidcSecurityContext context(Principal principal) {
        if (principal instanceof OidcPrincipal<?> oidc) {
            return oidc.getOidcSecurityContext();
        }
        throw new IllegalStateException("web.xml has OIDC guard this page");
    }

    /** Where the browser goes to end the provider's session; it comes back to the address given. */
    URI endSession(String idToken, URI back) {
        return UriBuilder.fromUri(realm)
                .path("protocol/openid-connect/logout")
                .queryParam("id_token_hint", "{token}")
                .queryParam("client_id", CLIENT)
                .queryParam("post_logout_redirect_uri", "{back}")
                .build(idToken, back.toString());
    }
}
