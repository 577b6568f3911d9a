package vn.emr.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonObject;

/**
 * The HIS of a facility of the province, which sends exports to the door.
 *
 * @param account its account
 */
record HisSystem(String account) {

    private static final String EXPORTS = "/exchange/his/exports";

    static HisSystem of(String facility) {
        return new HisSystem("his-" + facility);
    }

    /** Sends a file and waits for the report of its import. */
    JsonObject send(byte[] file) {
        RunningNode node = RunningNode.get();
        HttpResponse<String> answer = post(file);
        while (answer.statusCode() == 202) {
            String location = URI.create(answer.headers().firstValue("Location").orElseThrow())
                    .getPath();
            answer = node.send(node.as(account, location));
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return CanonicalJson.parse(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a file; what the door answers at once. */
    HttpResponse<String> post(byte[] file) {
        RunningNode node = RunningNode.get();
        return node.send(node.as(account, EXPORTS)
                .header("Content-Type", "application/xml")
                .POST(BodyPublishers.ofByteArray(file)));
    }
}
