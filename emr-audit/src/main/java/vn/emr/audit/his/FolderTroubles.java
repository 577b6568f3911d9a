package vn.emr.audit.his;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What was wrong with the watched folders when they were last looked at, for the server's {@code /health}. */
@ApplicationScoped
public class FolderTroubles {

    private final Map<String, String> troubles = new ConcurrentHashMap<>();

    /**
     * Says how a facility's folder is.
     *
     * @param problem name of what is wrong with it; empty when nothing is
     */
    public void tell(String facility, String problem) {
        if (problem.isEmpty()) {
            troubles.remove(facility);
        } else {
            troubles.put(facility, problem);
        }
    }

    /** Codes of the facilities, each with what is wrong; empty when nothing is. */
    public String words() {
        return new TreeMap<>(troubles)
                .entrySet().stream().map(t -> t.getKey() + ' ' + t.getValue()).collect(Collectors.joining(", "));
    }
}
