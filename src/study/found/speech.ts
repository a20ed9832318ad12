import { decodeTranscript } from '../../core/text/decode';
import { findTurns } from '../../core/turns/findTurns';

/** Whether a file reads like a transcript: someone in it speaks more than once. Headings of notes come once each. */
export function holdsSpeech(bytes: Uint8Array): boolean {
  const { text, valid } = decodeTranscript(bytes);
  if (!valid) return false;
  const turns = findTurns(text);
  const seen = new Set<string>();
  for (let i = 0; i < turns.count; i++) {
    const label = turns.label(i);
    if (label === undefined) continue;
    if (seen.has(label)) return true;
    seen.add(label);
  }
  return false;
}
