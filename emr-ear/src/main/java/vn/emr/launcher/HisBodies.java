package vn.emr.launcher;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables of a HIS export that lie in it as base64. */
final class HisBodies {

    private static final Pattern BODY = Pattern.compile("(<NOIDUNGFILE>)([A-Za-z0-9+/=\\s]+)(</NOIDUNGFILE>)");

    private HisBodies() {}

    /** Whether there is one. */
    static boolean in(String file) {
        return BODY.matcher(file).find();
    }

    /** The file with each of its tables written anew. */
    static String rewritten(String file, UnaryOperator<String> table) {
        return BODY.matcher(file).replaceAll(body -> {
            String read = new String(Base64.getMimeDecoder().decode(body.group(2)), StandardCharsets.UTF_8);
            String written =
                    Base64.getEncoder().encodeToString(table.apply(read).getBytes(StandardCharsets.UTF_8));
            return Matcher.quoteReplacement(body.group(1) + written + body.group(3));
        });
    }
}
