import assert from 'node:assert/strict';
import { layOut, type LaidOut } from '../../../../../src/core/exchange/transcriptsIn/layOut';
import { readTranscriptFile } from '../../../../../src/core/exchange/transcriptsIn/readTranscriptFile';
import type { SourceTranscript } from '../../../../../src/core/exchange/transcriptsIn/source';
import { findTurns } from '../../../../../src/core/turns/findTurns';
import { NO_RULES } from '../../../../../src/core/turns/turnRules';

/** What is read from a file, which has to be readable. */
export async function readSource(name: string, content: Uint8Array | string): Promise<SourceTranscript> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const read = await readTranscriptFile(name, bytes);
  assert.ok(read.ok, `${name}: ${read.ok ? '' : read.error}`);
  return read.value;
}

/** The transcript that a file becomes. */
export async function imported(name: string, content: Uint8Array | string): Promise<LaidOut> {
  return layOut(await readSource(name, content), NO_RULES);
}

/** The turns of a transcript as they are found: label, time and speech. */
export function turnsIn({ text, speakers }: LaidOut): string[] {
  const turns = findTurns(text, { labels: speakers ?? [] });
  const { labels, labelNumbers, headEnds, ends, timestamps, timestampEnds } = turns.columns;
  return Array.from({ length: turns.count }, (_, i) => {
    const label = labels[labelNumbers[i]!] ?? '';
    const time = timestamps.slice(timestampEnds[i - 1] ?? 0, timestampEnds[i]);
    return `${label}|${time}|${text.slice(headEnds[i], ends[i])}`;
  });
}

/** Why a file is refused. */
export async function refusal(name: string, content: Uint8Array | string): Promise<string> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const read = await readTranscriptFile(name, bytes);
  assert.ok(!read.ok, `${name} was read`);
  return read.error;
}
