package vn.emr.audit.space;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A file of the spool that nobody writes to any more, read whole.
 *
 * @param path where it lies
 * @param records what it holds, in the order in which it was written
 * @param damaged how many lines are not what was written; the unfinished one at the end, which nobody was answered for, is
 *     none of them
 */
record SpoolFile(Path path, List<SpooledRecord> records, int damaged) {

    SpoolFile {
        records = List.copyOf(records);
    }

    static SpoolFile read(Path path) throws IOException {
        byte[] all = Files.readAllBytes(path);
        List<SpooledRecord> records = new ArrayList<>();
        int damaged = 0;
        int start = 0;
        for (int end = 0; end < all.length; end++) {
            if (all[end] == '\n') {
                Optional<SpooledRecord> record = SpooledRecord.of(Arrays.copyOfRange(all, start, end));
                record.ifPresent(records::add);
                damaged += record.isPresent() ? 0 : 1;
                start = end + 1;
            }
        }
        return new SpoolFile(path, records, damaged);
    }
}
