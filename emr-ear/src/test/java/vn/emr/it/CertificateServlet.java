package vn.emr.it;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.cert.X509Certificate;

/** Says whose certificate a door sees. Public, because the container makes it. */
@WebServlet("/certificate")
public class CertificateServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object shown = request.getAttribute("jakarta.servlet.request.X509Certificate");
        response.getWriter()
                .print(
                        shown instanceof X509Certificate[] chain
                                ? chain[0].getSubjectX500Principal().getName()
                                : "nobody");
    }
}
