#!/usr/bin/env python3
"""Computes the test vectors of docs/format.md from the text of that page, independently of the Java code.

Run once when the format changes: python3 docs/format-vectors.py > emr-domain/src/test/resources/format/vectors.json
Not part of the build.
"""
import hashlib
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
    print(json.dumps({
        "canonical": [
            {"inputHex": t.encode().hex(), "canonicalHex": canonical(read(t)).encode().hex()} for t in texts
        ],
        "refused": [r.encode().hex() for r in refused],
        "stream": {"canonical": canonical(stream), "genesis": genesis},
        "entries": entries,
    }, ensure_ascii=False, indent=2))


main()
