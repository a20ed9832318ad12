/** A time (ISO 8601). Without flags, for JSON Schema. */
export const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

const USUAL = '0000-00-00T00:00:00Z';
const [ZERO, NINE] = [0x30, 0x39];

/** Whether a text is a time as this program writes it, to the second and in UTC: ten times as fast as {@link TIME}. */
export function isUsualTime(text: string): boolean {
  if (text.length !== USUAL.length) return false;
  for (let i = 0; i < USUAL.length; i++) {
    const unit = text.charCodeAt(i);
    const wanted = USUAL.charCodeAt(i);
    if (wanted === ZERO ? unit < ZERO || unit > NINE : unit !== wanted) return false;
  }
  return true;
}
