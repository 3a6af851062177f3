// The commands by which anybody checks a post without us, with OpenSSL or with Node's own cryptography; the public page shows them, and tests run them as shown.
namespace Folkmoot.Noticeboard.Signing;

internal static class OfflineCheck
{
    /// <summary>For bash. Needs post.json, post.jws and the key as key.pem; says "Verified OK".</summary>
    public const string OpenSsl =
        """
        header=$(cut -d. -f1 post.jws)
        payload=$(basenc --base64url -w0 post.json | tr -d =)
        printf '%s.%s' "$header" "$payload" > signed.txt
        hex=$(printf '%s==' "$(cut -d. -f3 post.jws)" | basenc --base64url -d | od -An -v -tx1 | tr -d ' \n')
        printf 'asn1=SEQUENCE:s\n[s]\nr=INTEGER:0x%s\ns=INTEGER:0x%s\n' "${hex:0:64}" "${hex:64:64}" > signature.cnf
        openssl asn1parse -genconf signature.cnf -noout -out signature.der
        openssl dgst -sha256 -verify key.pem -signature signature.der signed.txt
        """;

    /// <summary>For Node, as check.mjs. Needs post.json, post.jws and jwks.json; says "genuine" or what is wrong.</summary>
    public const string Node =
        """
        import { createPublicKey, verify } from "node:crypto";
        import { readFileSync } from "node:fs";
        const document = readFileSync("post.json");
        const [header, , signature] = readFileSync("post.jws", "utf8").trim().split(".");
        const { alg, kid } = JSON.parse(Buffer.from(header, "base64url"));
        const jwk = JSON.parse(readFileSync("jwks.json")).keys.find(k => k.kid === kid && k.agency === JSON.parse(document).agency.id);
        if (alg !== "ES256" || !jwk || jwk.revoked) throw new Error("unknown or withdrawn key");
        const input = Buffer.from(header + "." + document.toString("base64url"));
        const key = { key: createPublicKey({ key: jwk, format: "jwk" }), dsaEncoding: "ieee-p1363" };
        console.log(verify("sha256", input, key, Buffer.from(signature, "base64url")) ? "genuine" : "wrong signature");
        """;
}
