package vn.emr.launcher;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the stays of a HIS export those of other people: new numbers of stay and patient, another citizen number, card and
 * name. Sex, birth and everything clinical stay, so the file keeps the rules.
 */
final class OtherPatients {

    private static final Pattern NUMBER = Pattern.compile("(<(?:MA_LK|MA_BN)>(?:<!\\[CDATA\\[)?)([^<\\]]+)");
    private static final Pattern PERSON = Pattern.compile("<(SO_CCCD|MA_THE_BHYT|MA_BHXH)>.*?</\\1>", Pattern.DOTALL);

    /** The last six digits of a citizen number and of a card tell one person from another. */
    private static final Pattern LAST_DIGITS = Pattern.compile("\\d{6}(?=\\s*(?:;|\\]|</))");

    private static final int PEOPLE = 1_000_000;
    private static final Pattern NAME = Pattern.compile("(<HO_TEN>(?:<!\\[CDATA\\[)?[^<\\]]+)");
    private static final String[] NAMES = {"An", "Bình", "Cát", "Dung", "Giang", "Hoà", "Khánh", "Lam", "Minh", "Nga"};

    private final String mark;
    private final int no;

    /**
     * Other patients.
     *
     * @param mark of the run; two runs have no stay in common
     * @param no which copy of the run
     */
    OtherPatients(String mark, int no) {
        this.mark = mark;
        this.no = no;
    }

    /** The file, about them. */
    String in(String file) {
        return HisBodies.rewritten(file, this::inTable);
    }

    private String inTable(String table) {
        String numbered = NUMBER.matcher(table).replaceAll("$1$2" + mark + no);
        String known = PERSON.matcher(numbered).replaceAll(this::person);
        return NAME.matcher(known).replaceAll("$1" + name());
    }

    private String person(MatchResult element) {
        String other = LAST_DIGITS.matcher(element.group()).replaceAll(digits -> {
            int person = (Integer.parseInt(digits.group()) + offset()) % PEOPLE;
            return String.format("%06d", person);
        });
        return Matcher.quoteReplacement(other);
    }

    private int offset() {
        return Math.floorMod(31 * mark.hashCode() + no, PEOPLE);
    }

    private String name() {
        StringBuilder name = new StringBuilder();
        for (int rest = offset(); rest > 0; rest /= NAMES.length) {
            name.append(' ').append(NAMES[rest % NAMES.length]);
        }
        return name.toString();
    }
}
