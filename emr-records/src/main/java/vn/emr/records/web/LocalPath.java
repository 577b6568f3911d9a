package vn.emr.records.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A path on this server that somebody may be sent on to. What came in a request may say anything, so only plain local
 * paths pass: signing in never leads to another host.
 */
public final class LocalPath {

    /** Where one goes when no better place is known. */
    public static final String HOME = "/";

    private static final int MAX = 2000;

    private LocalPath() {}

    /** The wished path if it is one, else the landing page. */
    public static String orHome(@Nullable String wished) {
        return Optional.ofNullable(wished).filter(LocalPath::isLocal).orElse(HOME);
    }

    private static boolean isLocal(String path) {
        return path.length() <= MAX
                && path.startsWith("/")
                && !path.startsWith("//")
                && path.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\')
                && !path.startsWith("/sign-")
                && !path.startsWith("/enter");
    }
}
