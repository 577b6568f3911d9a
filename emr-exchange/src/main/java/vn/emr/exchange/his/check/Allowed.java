package vn.emr.exchange.his.check;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.emr.exchange.his.finding.Finding;
import vn.emr.exchange.his.finding.HisRule;
import vn.emr.exchange.his.finding.Place;
import vn.emr.exchange.his.finding.Severity;
import vn.emr.exchange.his.read.Codes;

/** What an element may hold. */
sealed interface Allowed {

    /** Last day on which diseases are coded by the list that is held (Decision 4469/QĐ-BYT). */
    String ICD_UNTIL = "20260630";

    /** What there is to say about a value; null when it is allowed. */
    @Nullable
    Finding judge(Place place, String value, String day);

    /**
     * As the list of fields writes it: {@code ICD10}, {@code =0|1}, {@code =1..42}, {@code ~CARD}, the name of a list, or
     * that and {@code ?} where it is known from secondary sources only.
     */
    static Allowed of(String text) {
        if (text.equals("ICD10")) {
            return new Disease();
        }
        return switch (text.charAt(0)) {
            case '=' -> new OneOf(Codeset.of(text.substring(1)));
            case '~' -> Form.valueOf(text.substring(1));
            default -> listed(text);
        };
    }

    private static Allowed listed(String text) {
        boolean sure = !text.endsWith("?");
        String list = sure ? text : text.substring(0, text.length() - 1);
        if (!CodeLists.knows(list)) {
            throw new IllegalArgumentException(list);
        }
        return new Listed(list, sure ? Severity.WARN : Severity.INFO);
    }

    /** A code as it may be shown: a text in its place may say who somebody is or what the person has. */
    static String shown(String code) {
        return CODE.matcher(code).matches() ? code : "?";
    }

    /** What a code looks like. */
    Pattern CODE = Pattern.compile("[A-Za-z0-9.+*†/-]{1,20}");

    /** A disease. */
    record Disease() implements Allowed {

        @Override
        public @Nullable Finding judge(Place place, String value, String day) {
            if (Codes.disease(value).isPresent()) {
                return null;
            }
            HisRule rule = day.compareTo(ICD_UNTIL) > 0 ? HisRule.LIST_NOT_HELD : HisRule.VALUE_CODE;
            return Finding.of(rule, place, shown(value), "");
        }
    }

    /**
     * A code of a list.
     *
     * @param list which
     * @param severity how grave another one is
     */
    record Listed(String list, Severity severity) implements Allowed {

        @Override
        public @Nullable Finding judge(Place place, String value, String day) {
            return CodeLists.has(list, value, day)
                    ? null
                    : Finding.of(HisRule.VALUE_CODE, place, shown(value), "").as(severity);
        }
    }

    /**
     * One of a few codes.
     *
     * @param codes which
     */
    record OneOf(Codeset codes) implements Allowed {

        @Override
        public @Nullable Finding judge(Place place, String value, String day) {
            return codes.has(value) ? null : Finding.of(HisRule.VALUE_CODE, place, shown(value), "");
        }
    }

    /** Numbers and codes of a fixed form. The value isn't shown: some tell who somebody is. */
    enum Form implements Allowed {
        /** A facility. */
        FACILITY("[0-9A-Z]{5}", "24001"),
        /** An insurance card, or the social-insurance number that newer cards print. */
        CARD("[A-Z]{2}[1-5][0-9]{12}|[0-9]{10}", "GD4242400000000"),
        /** A bed. */
        BED("[HTCK][0-9]{3}", "H001");

        private final Pattern pattern;
        private final String example;

        Form(String pattern, String example) {
            this.pattern = Pattern.compile(pattern);
            this.example = example;
        }

        @Override
        public @Nullable Finding judge(Place place, String value, String day) {
            return pattern.matcher(value).matches() ? null : Finding.of(HisRule.VALUE_FORM, place, "", example);
        }
    }
}
