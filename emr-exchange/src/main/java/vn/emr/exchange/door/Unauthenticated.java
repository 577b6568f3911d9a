package vn.emr.exchange.door;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import vn.emr.domain.content.JsonObject;

/**
 * Says in the door's language (RFC 9457) that a request came without a valid token: the container refuses it before any
 * code of ours, and would answer a page. Leaves no event: anybody on the line could fill the trail with them.
 */
@WebServlet("/unauthenticated")
public class Unauthenticated extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setContentType("application/problem+json");
        response.setCharacterEncoding("UTF-8");
        response.getWriter()
                .print(new JsonObject()
                        .put("type", "urn:vn:emr:problem:access.unauthenticated")
                        .put("title", "A bearer token of the node's realm is needed")
                        .putNumber("status", Integer.toString(HttpServletResponse.SC_UNAUTHORIZED)));
    }
}
