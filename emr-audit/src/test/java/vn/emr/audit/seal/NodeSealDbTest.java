package vn.emr.audit.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.store.EntryHeader;
import vn.emr.domain.testing.Callers;
import vn.emr.domain.testing.EmrFixture;

class NodeSealDbTest {

    private static final String TYPE = "emr-test+jws";

    @RegisterExtension
    static final EmrFixture EMR = new EmrFixture();

    private final NodeSeal seal = EMR.bean(NodeSeal.class);

    @Test
    void what_the_node_sealed_opens_as_its_word() {
        JsonObject payload = said("một giấy chuyển tuyến");
        Sealed opened = seal.open(seal.seal(TYPE, payload), TYPE);
        assertThat(opened.payload()).isEqualTo(payload);
        assertThat(opened.node()).isEqualTo("province");
        assertThat(opened.kid()).isEqualTo(seal.kid()).hasSize(43);
    }

    @Test
    void a_seal_is_a_compact_jws_with_three_header_members() {
        JsonObject payload = said("x");
        String[] parts = seal.seal(TYPE, payload).split("\\.", -1);
        assertThat(parts).hasSize(3);
        assertThat(text(parts[0]))
                .isEqualTo("{\"alg\":\"ES256\",\"kid\":\"" + seal.kid() + "\",\"typ\":\"" + TYPE + "\"}");
        assertThat(text(parts[1])).isEqualTo(payload.toString());
        assertThat(Base64.getUrlDecoder().decode(parts[2])).hasSize(64);
    }

    @Test
    void the_key_lies_in_two_files_that_only_their_owner_reads() throws Exception {
        for (String file : new String[] {SealKey.PRIVATE_FILE, SealKey.PUBLIC_FILE}) {
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(EMR.keys().resolve(file))))
                    .isEqualTo("rw-------");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(EMR.keys())))
                .isEqualTo("rwx------");
        assertThat(PublicKeys.kid(PublicKeys.ofPem(Files.readString(EMR.keys().resolve(SealKey.PUBLIC_FILE)))))
                .isEqualTo(seal.kid());
    }

    @Test
    void the_node_pins_its_own_key_and_the_application_can_pin_no_other() throws Exception {
        assertThat(EMR.database().strings("select node || ' ' || kid || ' ' || pinned_by from audit.trust_key"))
                .contains("province " + seal.kid() + " system:seal");
        try (Connection app = EMR.database().asApp();
                PreparedStatement pin = app.prepareStatement("select audit.pin_own_key('k', ''::bytea, now())")) {
            assertThatThrownBy(pin::execute).isInstanceOf(SQLException.class).hasMessageContaining("own key");
        }
    }

    @Test
    void a_seal_of_another_type_is_not_taken_for_this_one() {
        assertRefused(seal.seal("emr-other+jws", said("x")), "seal.malformed");
    }

    @Test
    void an_altered_statement_breaks_the_seal() {
        String[] parts = seal.seal(TYPE, said("100 mg")).split("\\.", -1);
        assertRefused(parts[0] + '.' + base64url(said("900 mg").toString()) + '.' + parts[2], "seal.broken");
    }

    @Test
    void a_signature_of_zeros_breaks_the_seal() {
        String[] parts = seal.seal(TYPE, said("x")).split("\\.", -1);
        assertRefused(parts[0] + '.' + parts[1] + '.' + "A".repeat(86), "seal.broken");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a.b",
                "a.b.c.d",
                "...",
                "e30.e30.",
                "HEADER.PAYLOAD.SIGNATURE=",
                "HEADER.PAYLOAD. SIGNATURE",
                "HEADER.PAYLOAD.SIGNATURE\n",
                "HEADER.PAYLOAD",
                "HEADER..SIGNATURE"
            })
    void what_is_no_seal_is_malformed(String form) {
        String[] parts = seal.seal(TYPE, said("x")).split("\\.", -1);
        assertRefused(
                form.replace("HEADER", parts[0]).replace("PAYLOAD", parts[1]).replace("SIGNATURE", parts[2]),
                "seal.malformed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\",\"kid\":\"KID\",\"typ\":\"TYPE\"}",
                "{\"alg\":\"HS256\",\"kid\":\"KID\",\"typ\":\"TYPE\"}",
                "{\"kid\":\"KID\",\"typ\":\"TYPE\"}",
                "{\"alg\":\"ES256\",\"typ\":\"TYPE\"}",
                "{\"alg\":\"ES256\",\"kid\":\"short\",\"typ\":\"TYPE\"}",
                "{\"alg\":\"ES256\",\"kid\":\"KID\"}",
                "{\"alg\":\"ES256\",\"crit\":[\"b64\"],\"kid\":\"KID\",\"typ\":\"TYPE\"}",
                "{\"kid\":\"KID\",\"alg\":\"ES256\",\"typ\":\"TYPE\"}",
                "{\"alg\":\"ES256\", \"kid\":\"KID\",\"typ\":\"TYPE\"}",
                "[]"
            })
    void another_header_is_malformed(String header) {
        String[] parts = seal.seal(TYPE, said("x")).split("\\.", -1);
        String forged = base64url(header.replace("KID", seal.kid()).replace("TYPE", TYPE));
        assertRefused(forged + '.' + parts[1] + '.' + parts[2], "seal.malformed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"at\":1}",
                "{\"at\":\"2026-03-01T02:03:04Z\"}",
                "{\"at\":\"2026-03-01T02:03:04.050+00:00\"}",
                "{\"at\":\"yesterday\"}",
                "{ \"at\":\"2026-03-01T02:03:04.050Z\"}",
                "not JSON"
            })
    void a_statement_without_a_time_or_not_canonical_is_malformed(String payload) {
        String[] parts = seal.seal(TYPE, said("x")).split("\\.", -1);
        assertRefused(parts[0] + '.' + base64url(payload) + '.' + parts[2], "seal.malformed");
    }

    @Test
    void bits_behind_the_last_byte_are_malformed_so_that_one_seal_is_one_text() {
        String jws = seal.seal(TYPE, said("x"));
        char last = jws.charAt(jws.length() - 1);
        assertRefused(jws.substring(0, jws.length() - 1) + (char) (last + 1), "seal.malformed");
    }

    @Test
    void what_is_too_long_is_neither_read_nor_sealed() {
        String text = "x".repeat(Jws.LONGEST);
        assertThatThrownBy(() -> seal.seal(TYPE, said(text))).isInstanceOf(IllegalArgumentException.class);
        assertRefused(text, "seal.malformed");
        assertThatThrownBy(() -> seal.seal(TYPE, new JsonObject().put("x", "no time")))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void a_key_that_nobody_pinned_is_not_trusted(@TempDir Path directory) throws Exception {
        assertRefused(
                new OtherNode("x", directory).seal(TYPE, Instant.parse("2026-01-01T00:00:00Z")), "seal.untrusted");
    }

    @Test
    void a_partners_seal_opens_while_its_key_is_valid(@TempDir Path directory) throws Exception {
        OtherNode partner = new OtherNode("bachmai", directory);
        partner.pinnedIn(EMR.database(), "2026-01-01Z", "2026-02-01Z");
        assertThat(seal.open(partner.seal(TYPE, Instant.parse("2026-01-01T00:00:00Z")), TYPE)
                        .node())
                .isEqualTo("bachmai");
        assertThat(seal.open(partner.seal(TYPE, Instant.parse("2026-01-31T23:59:59.999Z")), TYPE)
                        .kid())
                .isEqualTo(partner.kid());
        assertRefused(partner.seal(TYPE, Instant.parse("2025-12-31T23:59:59.999Z")), "seal.untrusted");
        assertRefused(partner.seal(TYPE, Instant.parse("2026-02-01T00:00:00Z")), "seal.untrusted");
    }

    @Test
    void a_revoked_key_opens_nothing_new_and_what_is_stored_from_before(@TempDir Path directory) throws Exception {
        OtherNode partner = new OtherNode("other", directory);
        partner.pinnedIn(EMR.database(), "2026-01-01Z", "2026-02-01Z");
        EMR.database()
                .tamper("insert into audit.trust_key_revocation values ('other', '" + partner.kid()
                        + "', '2026-01-15Z', 'admin', 'lost')");
        String before = partner.seal(TYPE, Instant.parse("2026-01-10T00:00:00Z"));
        String after = partner.seal(TYPE, Instant.parse("2026-01-20T00:00:00Z"));
        assertRefused(before, "seal.untrusted");
        assertRefused(after, "seal.untrusted");
        try (Connection owner = EMR.database().asOwner()) {
            TrustKeys keys = TrustKeys.read(owner);
            assertThat(keys.openStored(before, TYPE).node()).isEqualTo("other");
            assertThatThrownBy(() -> keys.openStored(after, TYPE)).isInstanceOf(SealRefused.class);
            assertThatThrownBy(() -> keys.open(before, TYPE)).isInstanceOf(SealRefused.class);
        }
    }

    @Test
    void a_refused_seal_leaves_the_transaction_around_it_as_it_is() throws Exception {
        String sealed = EMR.inTransaction(Callers.auditor(), () -> {
            assertRefused("nothing", "seal.malformed");
            return seal.open(seal.seal(TYPE, said("x")), TYPE).node();
        });
        assertThat(sealed).isEqualTo("province");
    }

    private void assertRefused(String jws, String code) {
        assertThatThrownBy(() -> seal.open(jws, TYPE))
                .isInstanceOfSatisfying(
                        SealRefused.class, r -> assertThat(r.code()).isEqualTo(code));
    }

    private static JsonObject said(String text) {
        return new JsonObject()
                .put("at", EntryHeader.time(EMR.bean(Clock.class).instant()))
                .put("said", text);
    }

    private static String text(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static String base64url(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
