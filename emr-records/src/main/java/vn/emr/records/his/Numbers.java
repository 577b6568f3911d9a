package vn.emr.records.his;

import vn.emr.domain.content.JsonObject;

/** Counts of a report; what is not there is 0. */
final class Numbers {

    private Numbers() {}

    static int count(JsonObject json, String name) {
        return json.text(name).map(Integer::parseInt).orElse(0);
    }
}
