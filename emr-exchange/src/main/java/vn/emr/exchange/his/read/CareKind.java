package vn.emr.exchange.his.read;

/** The kind of care (MA_LOAI_KCB) as the list of decision 4750 writes it. */
public final class CareKind {

    private CareKind() {}

    /** With two digits; decision 130 wrote a number of one. */
    public static String of(HisRow summary) {
        String kind = summary.get("MA_LOAI_KCB");
        return kind.length() == 1 && Character.isDigit(kind.charAt(0)) ? '0' + kind : kind;
    }
}
