package vn.emr.records.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import vn.emr.domain.staff.SessionToken;
import vn.emr.domain.store.Node;

/** The cookie of a session; its name carries the node's, because ports of one host share cookies. */
@ApplicationScoped
public class SessionCookie {

    @Inject
    Node node;

    /** The token that the browser sent. */
    public Optional<SessionToken> token(HttpServletRequest request) {
        return Cookies.value(request, name()).map(SessionToken::new);
    }

    /** The header that gives the browser its session. */
    public String give(SessionToken token) {
        return Cookies.set(name(), token.value());
    }

    /** The header that takes it away. */
    public String take() {
        return Cookies.set(name(), "", Duration.ZERO);
    }

    private String name() {
        return "__Host-emr-" + node.name();
    }
}
