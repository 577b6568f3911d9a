package vn.emr.records.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.store.Node;

/** Tells forms that this server showed to this browser from forged ones. */
@RequestScoped
public class Forms {

    /** Parameter of a form's address that carries its token: there it is checked before anything of the body is read. */
    static final String PARAMETER = "form";

    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    @Inject
    HttpServletRequest request;

    @Inject
    NodeKey nodeKey;

    @Inject
    Node node;

    private byte[] key = {};
    private String cookieName = "";
    private @Nullable String newCookie;

    @PostConstruct
    void prepare() {
        key = nodeKey.derive("form");
        cookieName = "__Host-emr-form-" + node.name();
    }

    /** A token for the forms of the page that is being made. */
    String token() {
        return FormToken.next(key, cookie().orElseGet(this::giveCookie));
    }

    /** The header that sets the form cookie, if this browser has none yet. */
    Optional<String> setCookie() {
        return Optional.ofNullable(newCookie).map(c -> Cookies.set(cookieName, c));
    }

    /**
     * Lets a form through that we showed.
     *
     * @throws FormRefused for any other
     */
    void check(@Nullable String token) {
        String site = request.getHeader("Sec-Fetch-Site");
        boolean ours = site == null || OWN_SITES.contains(site);
        if (!ours || !FormToken.fits(key, token, cookie().orElse(null))) {
            throw new FormRefused();
        }
    }

    private Optional<String> cookie() {
        return Optional.ofNullable(newCookie).or(() -> Cookies.value(request, cookieName));
    }

    private String giveCookie() {
        newCookie = FormToken.newCookie();
        return newCookie;
    }
}
