/**
 * Whether a JSON text may have a certain string in it, however it is laid out and escaped: a quick look before it is
 * parsed. It says yes too often rather than too seldom.
 */
export function mayMention(json: string, wanted: string): boolean {
  return json.includes(JSON.stringify(wanted).slice(1, -1)) || /\\[u/]/.test(json);
}
