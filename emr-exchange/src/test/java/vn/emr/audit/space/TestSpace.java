package vn.emr.audit.space;

import java.nio.file.Path;
import vn.emr.domain.testing.EmrFixture;

/** Takes the space for the audit away from a node under test, and gives it back. */
public final class TestSpace {

    private static final Path HERE = Path.of(System.getProperty("java.io.tmpdir"));

    private final AuditSpace space;

    /** That of this node. */
    public TestSpace(EmrFixture emr) {
        space = emr.bean(AuditSpace.class);
    }

    /** From now on nothing is free. */
    public void exhaust() {
        space.watch(new DiskReserve(HERE, Long.MAX_VALUE / 2));
    }

    /** Whether there is none, whoever said so. */
    public boolean exhausted() {
        return space.exhausted();
    }

    /** There is enough again, and the database takes something again. */
    public void giveBack() {
        space.watch(new DiskReserve(HERE, 1));
        space.took();
    }
}
