package vn.emr.exchange.his.resend;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonObject;

/**
 * Something that an export says, before it is in the record: it gets its logical id when it is compared with what the
 * export before it said.
 */
public final class Statement {

    private final String key;
    private final JsonObject content;
    private final @Nullable Instant effective;
    private @Nullable UUID id;
    private boolean amends;
    private boolean news = true;

    /**
     * A statement.
     *
     * @param key its table and natural key; several of one key are told apart by their order
     * @param content FHIR resource without id and meta
     * @param effective when it was so; null when it has no time
     */
    public Statement(String key, JsonObject content, @Nullable Instant effective) {
        this.key = key;
        this.content = content;
        this.effective = effective;
    }

    void settle(UUID itsId, boolean itAmends, boolean isNews) {
        id = itsId;
        amends = itAmends;
        news = isNews;
    }

    /** Table and natural key. */
    public String key() {
        return key;
    }

    /** FHIR resource. */
    public JsonObject content() {
        return content;
    }

    /** When it was so. */
    public @Nullable Instant effective() {
        return effective;
    }

    /** Logical id. */
    public UUID id() {
        if (id == null) {
            throw new IllegalStateException("not compared yet: " + type());
        }
        return id;
    }

    /** Whether the resource is in the record already. */
    public boolean amends() {
        return amends;
    }

    /** Whether the record doesn't say so yet. */
    public boolean isNews() {
        return news;
    }

    /** FHIR type. */
    public String type() {
        return content.text("resourceType").orElseThrow();
    }

    /** A relative reference to it. */
    public JsonObject reference() {
        return new JsonObject().put("reference", type() + '/' + id());
    }
}
