package vn.emr.exchange.his.read;

/**
 * Rows of a check-in document (XML0) while it is scanned: those of one episode that follow each other belong together,
 * and the first names the facility, for the document has no header.
 */
final class CheckIns {

    /** How deep the elements of a row are. */
    static final int DEPTH = 4;

    private static final int MAX = 200;

    private final StringBuilder episode = new StringBuilder();
    private final StringBuilder sender = new StringBuilder();
    private String facility = "";
    private String last = "";

    void text(String element, String text) {
        switch (element) {
            case "MA_LK" -> add(episode, text);
            case "MA_CSKCB" -> add(sender, text);
            default -> {}
        }
    }

    private static void add(StringBuilder to, String text) {
        if (to.length() < MAX) {
            to.append(text);
        }
    }

    /** At the end of a row: whether it is of the episode of the one before. */
    boolean goesOn() {
        String key = episode.toString().strip();
        boolean same = !key.isEmpty() && key.equals(last);
        last = key;
        facility = facility.isEmpty() ? sender.toString().strip() : facility;
        episode.setLength(0);
        sender.setLength(0);
        return same;
    }

    /** MA_CSKCB of the first row that names one; empty when none does. */
    String facility() {
        return facility;
    }
}
