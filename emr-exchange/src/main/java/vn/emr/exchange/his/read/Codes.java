package vn.emr.exchange.his.read;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Lists of codes: ICD-10 as the Ministry has it (Decision 4469/QĐ-BYT), and the small lists of decision 824 and others.
 * Names become official displays, so lists that nobody has compared with the decision (MA_KHOA, MA_TAI_NAN, code 55 of
 * MA_DANTOC) are not held: such codes stay without a name.
 */
public final class Codes {

    private static final Map<String, String> ICD10 = new HashMap<>();
    private static final Map<String, Map<String, String>> SMALL = new HashMap<>();

    static {
        Lists.lines("icd10.csv", "\t").forEach(c -> ICD10.put(c[0], c[1]));
        Lists.lines("codes.csv", "\t")
                .forEach(c -> SMALL.computeIfAbsent(c[0], l -> new HashMap<>()).put(c[1], c[2]));
    }

    private Codes() {}

    /** Vietnamese name of a disease; empty when the code is in no list. Marks (†, *) don't count. */
    public static Optional<String> disease(String code) {
        return Optional.ofNullable(ICD10.get(bare(code)));
    }

    /** The code without its mark. */
    public static String bare(String code) {
        return code.replace("†", "").replace("*", "").strip();
    }

    /** Vietnamese name of a code of a small list; empty when it is not in it. */
    public static Optional<String> name(String list, String code) {
        return Optional.ofNullable(SMALL.getOrDefault(list, Map.of()).get(code));
    }
}
