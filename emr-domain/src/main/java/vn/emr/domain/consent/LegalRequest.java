package vn.emr.domain.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an authority has asked in writing (Law 15/2023/QH15, article 69(4)): court, police, inspection, social insurance.
 *
 * @param id of the request
 * @param patient the Patient
 * @param form what it says
 * @param entered when it was entered
 * @param enteredBy account of who entered it
 * @param until when it ends by itself
 * @param closed when it was closed before; null when it wasn't
 */
public record LegalRequest(
        UUID id,
        UUID patient,
        Form form,
        Instant entered,
        String enteredBy,
        Instant until,
        @Nullable Instant closed) {

    private static final int MAX_TEXT = 300;
    private static final int MAX_ACCOUNT = 100;
    private static final int MAX_MONTHS = 12;

    /**
     * What the letter says.
     *
     * @param authority who asks
     * @param number of the letter
     * @param dated date of the letter
     * @param subject what is asked, in the letter's words
     * @param reader account of who answers it
     * @param until last day on which the answer may be prepared
     */
    public record Form(
            String authority,
            String number,
            @Nullable LocalDate dated,
            String subject,
            String reader,
            @Nullable LocalDate until) {

        /**
         * What is wrong with it.
         *
         * @return rule by field; empty when nothing is
         */
        public Map<String, String> problems(LocalDate today) {
            Map<String, String> problems = new LinkedHashMap<>();
            text(problems, "authority", authority, MAX_TEXT);
            text(problems, "number", number, MAX_TEXT);
            text(problems, "subject", subject, MAX_TEXT);
            text(problems, "reader", reader, MAX_ACCOUNT);
            if (dated == null || dated.isAfter(today)) {
                problems.put("dated", "legal.dated");
            }
            if (until == null || until.isBefore(today) || until.isAfter(today.plusMonths(MAX_MONTHS))) {
                problems.put("until", "legal.until");
            }
            return problems;
        }

        private static void text(Map<String, String> problems, String field, String value, int longest) {
            if (value.isBlank() || value.length() > longest) {
                problems.put(field, "legal." + field);
            }
        }
    }

    /** Whether it holds at this moment. */
    public boolean holds(Instant now) {
        return closed == null && now.isBefore(until);
    }
}
