const BOM = 0xfeff;

/**
 * The text as positions and hashes take it: without one leading byte order mark, every line end a line feed. Lines break
 * at `\r\n`, `\r` and `\n`, and nowhere else, which is where VS Code's text model breaks them.
 */
export function toLf(text: string): string {
  const body = text.charCodeAt(0) === BOM ? text.slice(1) : text;
  return body.includes('\r') ? body.replace(/\r\n?/g, '\n') : body;
}
