package vn.emr.records.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes text that may stand in an address: what was typed to find a patient is a name or a number, and addresses end up
 * in histories of shared computers and in logs.
 */
@ApplicationScoped
public class Sealer {

    private static final String PURPOSE = "seal";

    @Inject
    NodeKey key;

    /** The text, unreadable to others. */
    public String seal(String text) {
        return Seal.seal(key.derive(PURPOSE), text);
    }

    /** The text that this node sealed; empty for anything else. */
    public Optional<String> open(@Nullable String sealed) {
        return Seal.open(key.derive(PURPOSE), sealed);
    }
}
