package vn.emr.records.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.store.Node;
import vn.emr.records.web.Cookies;
import vn.emr.records.web.LocalPath;

/**
 * Where somebody wanted to go before signing in. A cookie keeps it for ten minutes, because the container's OIDC comes
 * back without the query it left with.
 */
@ApplicationScoped
public class WishedPath {

    private static final Duration LIFE = Duration.ofMinutes(10);

    @Inject
    Node node;

    /** The header that remembers it. */
    String remember(@Nullable String wished) {
        byte[] path = LocalPath.orHome(wished).getBytes(StandardCharsets.US_ASCII);
        return Cookies.set(name(), Base64.getUrlEncoder().withoutPadding().encodeToString(path), LIFE);
    }

    /** The path, checked again: a cookie may say anything too. */
    String of(HttpServletRequest request) {
        return LocalPath.orHome(
                Cookies.value(request, name()).flatMap(WishedPath::decoded).orElse(null));
    }

    private static Optional<String> decoded(String value) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(value), StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The header that forgets it. */
    String forget() {
        return Cookies.set(name(), "", Duration.ZERO);
    }

    private String name() {
        return "__Host-emr-to-" + node.name();
    }
}
