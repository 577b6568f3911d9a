package vn.emr.exchange.his;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.nio.charset.StandardCharsets;

/** A key for tests: the fixture has no configuration. */
@Alternative
@Priority(1)
@ApplicationScoped
public class TestNodeKey extends NodeKey {

    @Override
    public byte[] bytes() {
        return "a key that only tests use, 32 bytes".getBytes(StandardCharsets.US_ASCII);
    }
}
