package vn.emr.records.web;

import org.jspecify.annotations.Nullable;

/**
 * A page that says what was not done, and what to do now.
 *
 * @param text what happened
 * @param next what to do
 * @param signIn whether signing in helps
 * @param trace number under which the log has the details; null when there is nothing to look up
 * @param emergency where the reader may open the record in an emergency; null when that is no answer
 */
public record ErrorView(
        String text,
        String next,
        boolean signIn,
        @Nullable String trace,
        @Nullable String emergency) {

    /** One that no emergency helps against. */
    public ErrorView(String text, String next, boolean signIn, @Nullable String trace) {
        this(text, next, signIn, trace, null);
    }
}
