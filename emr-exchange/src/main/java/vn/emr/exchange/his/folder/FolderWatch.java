package vn.emr.exchange.his.folder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import vn.emr.audit.his.FolderTroubles;
import vn.emr.domain.access.Caller;
import vn.emr.domain.access.CurrentCaller;

/** Looks at the folders, one after the other, and says once when one can't be watched, and once when it can again. */
@ApplicationScoped
public class FolderWatch {

    private static final Logger LOG = Logger.getLogger(FolderWatch.class);
    private static final String WORKER = "his-folder";

    /** That all is well is written down now and then, for people who look at the page. */
    private static final Duration SIGN_OF_LIFE = Duration.ofMinutes(1);

    @Inject
    FolderRound round;

    @Inject
    FolderQueue queue;

    @Inject
    FolderTroubles troubles;

    @Inject
    CurrentCaller caller;

    @Inject
    Clock clock;

    private final Map<String, WatchedFolder> folders = new HashMap<>();
    private final Map<String, Said> said = new ConcurrentHashMap<>();

    private record Said(String problem, String words, Instant at) {

        boolean says(String otherProblem, String otherWords) {
            return problem.equals(otherProblem) && words.equals(otherWords);
        }
    }

    /**
     * Looks at the folders of these facilities.
     *
     * @param root in which each has a folder of its code
     * @param quiet so long a file must stay as it is before it is taken
     */
    synchronized void look(Path root, Duration quiet, List<String> facilities) throws Exception {
        for (String facility : facilities) {
            WatchedFolder folder = folders.computeIfAbsent(
                    facility, f -> new WatchedFolder(root.resolve(f), new Settling(clock, quiet)));
            caller.runAs(Caller.system(WORKER, facility), () -> {
                look(facility, folder);
                return true;
            });
        }
    }

    /** As after a start: nothing is remembered. */
    synchronized void forget() {
        folders.clear();
        said.clear();
    }

    private void look(String facility, WatchedFolder folder) {
        String problem = "";
        String words = "";
        try {
            round.look(folder);
        } catch (IOException e) {
            problem = FolderTrouble.kind(e).name();
            words = FolderTrouble.describe(e);
        } catch (RuntimeException e) {
            problem = FolderTrouble.Kind.INTERNAL.name();
            words = e.toString();
        }
        if (!problem.isEmpty()) {
            sayOnce(facility, problem, words);
        }
        say(facility, folder, problem, words);
    }

    private void sayOnce(String facility, String problem, String words) {
        Said before = said.get(facility);
        if (before != null && before.says(problem, words)) {
            return;
        }
        if (problem.equals(FolderTrouble.Kind.FILE.name())) {
            LOG.errorf("in the folder of %s a file is stuck, the others are taken: %s", facility, words);
        } else {
            LOG.errorf("the folder of %s is not watched: %s", facility, words);
        }
    }

    private void say(String facility, WatchedFolder folder, String problem, String words) {
        Said before = said.get(facility);
        Instant now = clock.instant();
        if (before != null
                && before.says(problem, words)
                && !before.at().plus(SIGN_OF_LIFE).isBefore(now)) {
            return;
        }
        if (before != null && problem.isEmpty() && !before.problem().isEmpty()) {
            LOG.infof("the folder of %s is well again", facility);
        }
        queue.looked(facility, folder.path().toString(), problem);
        troubles.tell(facility, problem);
        said.put(facility, new Said(problem, words, now));
    }
}
