/** Joins words without being seen (Unicode, WORD JOINER): what is on both sides of it is no longer one reference. */
const JOINER = '\u2060';

/** More hexadecimal digits than this are the name of a commit. */
const HASH_PART = /[0-9a-f]{6}(?=[0-9a-f])/gi;

/**
 * Text that GitHub and GitLab leave alone in a comment. They look for mentions, references and addresses when Markdown is
 * text already, so that backslashes and entities do not keep them from it: `@word`, `#12`, `!12`, `$12`, `&12`, `%12`,
 * `~label`, `^alert`, `[issue:12]`, `GH-12`, commits, addresses, and `:emoji:` (GitHub Docs, “Autolinked references and
 * URLs”; GitLab Docs, “GitLab Flavored Markdown”). The marks get a character after them that is not seen.
 */
export function inert(text: string): string {
  return text
    .replace(/(?<![0-9a-z])[0-9a-f]{7,}(?![0-9a-z])/gi, hash => hash.replace(HASH_PART, `$&${JOINER}`))
    .replace(/[@#!$&%~^[](?=[^\s\u2060])/g, `$&${JOINER}`)
    .replace(/:(?=\/\/|[\w+-]+:)|\b(?:www|ftp)(?=\.)|\b(?:mailto|xmpp|tel)(?=:)/gi, `$&${JOINER}`)
    .replace(/\b[A-Z][A-Z0-9_]*-(?=\d)/gi, `$&${JOINER}`);
}
