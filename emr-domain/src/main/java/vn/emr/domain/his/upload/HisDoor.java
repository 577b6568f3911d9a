package vn.emr.domain.his.upload;

/** By which way files came. The number is stored. */
public enum HisDoor {
    PAGE(1),
    REST(2),
    /** A watched folder. */
    FOLDER(3);

    private final int code;

    HisDoor(int code) {
        this.code = code;
    }

    /** The stored number. */
    public int code() {
        return code;
    }

    /** The door of this number. */
    public static HisDoor of(int code) {
        return switch (code) {
            case 1 -> PAGE;
            case 2 -> REST;
            case 3 -> FOLDER;
            default -> throw new IllegalArgumentException("no door " + code);
        };
    }
}
