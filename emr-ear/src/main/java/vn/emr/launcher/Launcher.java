package vn.emr.launcher;

/** x. */
public final class Launcher {
    private Launcher() {}

    /** x. */
    public static void main(String[] args) {}
}
