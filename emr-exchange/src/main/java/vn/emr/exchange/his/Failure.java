package vn.emr.exchange.his;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What may be logged of an exception: where and of which kind, never its message, which may hold what a patient has. */
final class Failure {

    private Failure() {}

    static String describe(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable t = failure; t != null; t = t.getCause()) {
            text.append(text.length() == 0 ? "" : " <- ").append(t.getClass().getName());
            if (t instanceof SQLException sql) {
                text.append(' ').append(sql.getSQLState());
            }
        }
        String frames = Arrays.stream(failure.getStackTrace())
                .filter(f -> f.getClassName().startsWith("vn.emr"))
                .limit(4)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(", "));
        return text.append(" at ").append(frames).toString();
    }
}
