#!/usr/bin/env python3
"""Computes the test vectors of docs/format.md from the text of that page, independently of the Java code.

Run once when the format changes: python3 docs/format-vectors.py > emr-domain/src/test/resources/format/vectors.json
Not part of the build.
"""
import base64
import hashlib
import hmac
import json


class Number(str):
    """A number exactly as it was written."""


def read(text):
    return json.loads(text, parse_int=Number, parse_float=Number)


SHORT = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}


def quoted(text):
    out = []
    for c in text:
        out.append(SHORT.get(c) or ("\\u%04X" % ord(c) if c < " " else c))
    return '"' + "".join(out) + '"'


def canonical(value):
    if isinstance(value, dict):
        keys = sorted(value, key=lambda k: k.encode("utf-16-be"))
        return "{" + ",".join(quoted(k) + ":" + canonical(value[k]) for k in keys) + "}"
    if isinstance(value, list):
        return "[" + ",".join(canonical(v) for v in value) + "]"
    if value is True or value is False:
        return "true" if value else "false"
    return str(value) if isinstance(value, Number) else quoted(value)


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).hexdigest()


def tagged(tag, data):
    return sha256(tag.encode("ascii"), b"\0", data)


# The curve P-256 (FIPS 186-4, D.1.2.3): y² = x³ - 3x + b modulo P, of order N.
P = 0xFFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF
N = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
G = (0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
     0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5)


def add(a, b):
    if a is None or b is None:
        return a or b
    if a[0] == b[0] and (a[1] + b[1]) % P == 0:
        return None
    slope = ((3 * a[0] * a[0] - 3) * pow(2 * a[1], -1, P) if a == b else (b[1] - a[1]) * pow(b[0] - a[0], -1, P)) % P
    x = (slope * slope - a[0] - b[0]) % P
    return x, (slope * (a[0] - x) - a[1]) % P


def times(k, point):
    total = None
    while k:
        if k & 1:
            total = add(total, point)
        point = add(point, point)
        k >>= 1
    return total


def sign(private, message):
    """ECDSA with SHA-256; the random number is that of RFC 6979, so that it comes out the same each time."""
    digest = hashlib.sha256(message).digest()
    number = int.from_bytes(digest, "big") % N
    seed = private.to_bytes(32, "big") + number.to_bytes(32, "big")
    v, k = b"\1" * 32, b"\0" * 32
    for byte in b"\0", b"\1":
        k = hmac.digest(k, v + byte + seed, "sha256")
        v = hmac.digest(k, v, "sha256")
    v = hmac.digest(k, v, "sha256")
    secret = int.from_bytes(v, "big")
    assert 0 < secret < N
    r = times(secret, G)[0] % N
    s = pow(secret, -1, N) * (number + r * private) % N
    return r.to_bytes(32, "big") + s.to_bytes(32, "big")


def base64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def seals():
    private = int.from_bytes(hashlib.sha256(b"a key for test vectors").digest(), "big") % N
    x, y = (c.to_bytes(32, "big") for c in times(private, G))
    kid = base64url(hashlib.sha256(canonical(
        {"crv": "P-256", "kty": "EC", "x": base64url(x), "y": base64url(y)}).encode()).digest())

    def seal(typ, payload):
        header = {"alg": "ES256", "typ": typ, "kid": kid}
        signed = base64url(canonical(header).encode()) + "." + base64url(canonical(payload).encode())
        return {
            "typ": typ,
            "payload": canonical(payload),
            "jws": signed + "." + base64url(sign(private, signed.encode())),
        }

    statement = {"at": "2026-03-01T02:03:04.050Z", "say": "Đã nhận đủ", "bytes": Number("1024")}
    head = {
        "size": Number(8), "root": root(LEAVES), "at": "2026-03-01T02:03:05.000Z", "node": "province",
        "origin": "019a0000-0000-7000-8000-000000000001",
    }
    return {
        "key": {
            "privateHex": private.to_bytes(32, "big").hex(),
            "spkiHex": "3059301306072a8648ce3d020106082a8648ce3d03010703420004" + x.hex() + y.hex(),
            "kid": kid,
        },
        "statement": seal("emr-receipt+jws", statement),
        "head": seal("emr-head+jws", head),
    }, seal


# The leaves of the reference vectors of Certificate Transparency.
LEAVES = [bytes.fromhex(h) for h in (
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")]


def half(leaves):
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return k


def root(leaves):
    """MTH of RFC 9162, section 2.1.1."""
    if not leaves:
        return sha256()
    if len(leaves) == 1:
        return sha256(b"\0", leaves[0])
    k = half(leaves)
    return sha256(b"\1", bytes.fromhex(root(leaves[:k])), bytes.fromhex(root(leaves[k:])))


def path(m, leaves):
    """PATH of section 2.1.3.1."""
    if len(leaves) == 1:
        return []
    k = half(leaves)
    return path(m, leaves[:k]) + [root(leaves[k:])] if m < k else path(m - k, leaves[k:]) + [root(leaves[:k])]


def subproof(m, leaves, whole=True):
    """SUBPROOF of section 2.1.4.1."""
    if m == len(leaves):
        return [] if whole else [root(leaves)]
    k = half(leaves)
    if m <= k:
        return subproof(m, leaves[:k], whole) + [root(leaves[k:])]
    return subproof(m - k, leaves[k:], False) + [root(leaves[:k])]


def tree():
    sizes = range(1, len(LEAVES) + 1)
    return {
        "leavesHex": [leaf.hex() for leaf in LEAVES],
        "roots": [root(LEAVES[:n]) for n in range(len(LEAVES) + 1)],
        "inclusion": [
            {"leaf": m, "size": n, "path": path(m, LEAVES[:n])} for n in sizes for m in range(n)],
        "consistency": [
            {"first": m, "second": n, "path": subproof(m, LEAVES[:n])} for n in sizes for m in range(1, n + 1)],
    }


def events():
    columns = "key at patient type outcome callerKind basis count facility account about detail role purpose".split()
    rows = [
        (1, "2026-03-01T02:03:04.050Z", "019a0000-0000-7000-8000-00000000000a", 11, 0, 0, 1, 43, "24X09", "bs.đặng",
         None, None, None, None),
        (9007199254740993, "2026-03-01T02:03:04.051Z", None, 40, 1, 3, 0, None, None, "-",
         "ChartPages.chart", "READ_CHART", 2, None),
        (3, "2026-12-31T23:59:59.999Z", None, 10, 0, 0, 1, 0, "24X09", "bs.đặng", None, "", None, None),
        (4, "2026-12-31T23:59:59.999Z", "019a0000-0000-7000-8000-00000000000a", 11, 0, 0, 5, 43, "24X07", "bs.sơn",
         None, None, 1, 3),
    ]
    vectors = []
    for row in rows:
        event = {c: Number(v) if isinstance(v, int) else v for c, v in zip(columns, row) if v is not None}
        text = canonical(event)
        vectors.append({"canonicalHex": text.encode().hex(), "canonical": text,
                        "hash": tagged("vn.emr.audit.v1", text.encode())})
    return vectors


def witness(sealed, seal):
    """What bachmai seals when the head above is shown to it, and the brief forms of both on the line."""
    head = read(sealed["head"]["payload"])
    shown = {"origin": head["origin"], "size": head["size"], "root": head["root"]}
    statement = seal("emr-witness+jws", {"at": "2026-03-01T02:04:00.000Z", "node": "bachmai", "head": shown})

    def brief(millis, jws):
        origin = bytes.fromhex(head["origin"].replace("-", ""))
        words = (head["size"], millis, base64url(origin), base64url(bytes.fromhex(head["root"])),
                 sealed["key"]["kid"], jws.split(".")[2])
        return ".".join(str(w) for w in words)

    return dict(statement, brief=brief(1772330640000, statement["jws"]),
                headBrief=brief(1772330585000, sealed["head"]["jws"]))


def export(stream, entries, seals, seal):
    """A whole export: one stream, its entries and the audit events as leaves, one head."""
    key = {"node": "province", "kid": seals["key"]["kid"], "from": "2026-01-01T00:00:00Z",
           "key": base64.b64encode(bytes.fromhex(seals["key"]["spkiHex"])).decode()}
    leaves, lines = [], []
    for number, entry in enumerate(entries, 1):
        header = read(entry["header"])
        lines.append({
            "origin": stream["origin"], "stream": stream["stream"], "sequence": Number(number),
            "type": header["resourceType"], "id": header["logicalId"], "version": header["version"],
            "hash": entry["entryHash"], "header": header, "salt": base64url(bytes.fromhex(entry["saltHex"])),
            "content": entry["content"],
        })
        leaves.append((entry["entryHash"], {"entry": {
            "origin": stream["origin"], "stream": stream["stream"], "sequence": Number(number)}}))
    leaves += [(event["hash"], {"event": read(event["canonical"])}) for event in events()]
    head = {"size": Number(len(leaves)), "root": root([bytes.fromhex(h) for h, _ in leaves]),
            "at": "2026-12-31T23:59:59.999Z"}
    jws = seal("emr-head+jws", dict(head, node="province", origin=stream["origin"]))["jws"]
    parts = {
        "export.json": [{"format": Number(1), "node": "province", "origin": stream["origin"],
                         "at": "2027-01-01T00:00:00.000Z", "leaves": Number(len(leaves))}],
        "keys.jsonl": [key],
        "streams.jsonl": [dict(stream, sequence=Number(len(entries)), head=entries[-1]["entryHash"])],
        "entries.jsonl": lines,
        "heads.jsonl": [dict(head, jws=jws)],
        "leaves.jsonl": [dict(named, no=Number(i), hash=h) for i, (h, named) in enumerate(leaves)],
    }
    return {name: [canonical(line) for line in part] for name, part in parts.items()}


def main():
    texts = [
        '{ "b" : 1.00, "a" : [ 1.0, -0.5E+10, 0 ], "B": true, "aa": false }',
        '{"name":[{"text":"Đặng Thị Hồng Đào"}],"resourceType":"Patient"}',
        '{"text":"quote \\" backslash \\\\ slash \\/ tab \\t line \\n bell \\u0007 unit \\u001f del \\u007f"}',
        '{"text":"\\u0110\\u1ed3 \\ud83c\\udfe5 \\u2028"}',
        '{"10":"x","9":"y","_birthDate":{"id":"z"},"birthDate":"1957"}',
    ]
    refused = ['{"a":1,"a":2}', '{"a":null}', '[1]', '{"a":1} x', '{"a":01}', '{a:1}', "{'a':1}", '{"a":NaN}', ""]
    stream = {
        "origin": "019a0000-0000-7000-8000-000000000001",
        "stream": "019a0000-0000-7000-8000-000000000002",
        "streamKind": "EPISODE",
        "custodian": "24X09",
    }
    genesis = tagged("vn.emr.stream.v1", canonical(stream).encode())
    drafts = [
        ("Encounter", "019a0000-0000-7000-8000-00000000000a", 1, "system:his-import", "2026-02-28T17:30:00.000Z", "HIS",
         '{"id":"019a0000-0000-7000-8000-00000000000a","meta":{"lastUpdated":"2026-03-01T02:03:04.050Z","versionId":"1"},'
         '"resourceType":"Encounter","status":"in-progress"}'),
        ("Observation", "019a0000-0000-7000-8000-00000000000b", 1, "system:his-import", "2026-03-01T01:30:00.000Z", "HIS",
         '{"code":{"text":"Định lượng Glucose"},"id":"019a0000-0000-7000-8000-00000000000b",'
         '"meta":{"lastUpdated":"2026-03-01T02:03:04.050Z","versionId":"1"},"resourceType":"Observation",'
         '"valueQuantity":{"unit":"mmol/L","value":5.50}}'),
        ("Encounter", "019a0000-0000-7000-8000-00000000000a", 2, "bs.đặng", None, "UI",
         '{"id":"019a0000-0000-7000-8000-00000000000a","meta":{"lastUpdated":"2026-03-02T00:00:00.000Z","versionId":"2"},'
         '"resourceType":"Encounter","status":"finished"}'),
    ]
    entries = []
    previous = genesis
    for number, (kind, logical, version, author, effective, source, content) in enumerate(drafts, 1):
        salt = hashlib.sha256(b"salt %d" % number).digest()[:16]
        assert canonical(read(content)) == content
        header = dict(
            stream,
            format=Number(1),
            entry="resource",
            sequence=Number(number),
            resourceType=kind,
            logicalId=logical,
            version=Number(version),
            author=author,
            recorded=read(content)["meta"]["lastUpdated"],
            source=source,
            contentHash=sha256(salt, content.encode()),
            previousHash=previous,
        )
        if effective:
            header["effective"] = effective
        text = canonical(header)
        previous = tagged("vn.emr.entry.v1", text.encode())
        entries.append({
            "saltHex": salt.hex(),
            "content": content,
            "contentHex": content.encode().hex(),
            "contentHash": header["contentHash"],
            "header": text,
            "headerHex": text.encode().hex(),
            "entryHash": previous,
        })
    sealed, seal = seals()
    print(json.dumps({
        "canonical": [
            {"inputHex": t.encode().hex(), "canonicalHex": canonical(read(t)).encode().hex()} for t in texts
        ],
        "refused": [r.encode().hex() for r in refused],
        "stream": {"canonical": canonical(stream), "genesis": genesis},
        "entries": entries,
        "seal": sealed,
        "tree": tree(),
        "events": events(),
        "witness": witness(sealed, seal),
        "export": export(stream, entries, sealed, seal),
    }, ensure_ascii=False, indent=2))


main()
