package vn.emr.exchange.his.tool;

/** The command line makes no sense, or only asks how it is used. */
final class Usage extends Exception {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final String argument;
    private final transient Words words;

    /**
     * What is wrong.
     *
     * @param key of the sentence that says it; {@code help} when nothing is
     * @param argument about which
     */
    Usage(String key, String argument, Words words) {
        super(key);
        this.key = key;
        this.argument = argument;
        this.words = words;
    }

    /** Whether nothing is wrong. */
    boolean isAsked() {
        return key.equals("help");
    }

    /** What is wrong, and how it is used. */
    String say() {
        String usage = words.get("usage");
        return isAsked() ? usage : words.get(key, argument) + System.lineSeparator() + usage;
    }
}
