package vn.emr.records.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** Cookies of the pages: of this host only, out of reach of scripts, never sent along from other sites' forms. */
public final class Cookies {

    private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Lax";

    private Cookies() {}

    /** Value of the cookie of this name in the request. */
    public static Optional<String> value(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        return Stream.of(cookies == null ? new Cookie[0] : cookies)
                .filter(c -> c.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst();
    }

    /** The header that sets a cookie until the browser closes. */
    public static String set(String name, String value) {
        return name + '=' + value + ATTRIBUTES;
    }

    /** The header that sets a cookie for this long; zero removes it. */
    public static String set(String name, String value, Duration life) {
        return set(name, value) + "; Max-Age=" + life.toSeconds();
    }
}
