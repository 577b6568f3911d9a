package vn.emr.records.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import vn.emr.domain.access.Caller;
import vn.emr.domain.access.CurrentCaller;
import vn.emr.domain.staff.StaffSessions;

/** Says who asks: the person of the session cookie, or nobody. The container's own sign-in is not asked. */
public class CallerFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    transient StaffSessions sessions;

    @Inject
    transient SessionCookie cookie;

    @Inject
    transient CurrentCaller current;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            current.runAs(caller(request).orElse(null), () -> {
                chain.doFilter(request, response);
                return true;
            });
        } catch (IOException | ServletException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private Optional<Caller> caller(HttpServletRequest request) {
        boolean asset = request.getRequestURI().startsWith("/assets/");
        return asset ? Optional.empty() : cookie.token(request).flatMap(sessions::find);
    }
}
