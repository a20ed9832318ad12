import fs from 'node:fs';
import path from 'node:path';
import { captureSegment } from '../../../src/core/anchoring/anchors/capture';
import { textVersion } from '../../../src/core/text/textVersion';

/** The transcript of the small study. */
export const TEXT = `INT: How was the first week?

P1: It was hard at first, then it got easier, and my coach rang me every morning.

INT: And after that?

P1: I liked the coach. She asked what I wanted, and then we did that.
`;

export const TRANSCRIPT = 'one.txt';
export const SIDECAR = 'one.txt.nd.coding.json';

export interface SidecarJson {
  readonly texts: Record<string, object>;
  readonly segments: { id: string; text: string; start: number; end: number; quote: string }[];
}

/**
 * Lays a study of one transcript, one code and one coder.
 * @param coded words of the transcript, each coded by a segment: s0, s1, …
 * @param now the text on disk, when it has changed since
 */
export function laySmallStudy(folder: string, coded: readonly string[], now = TEXT): void {
  const { id: version, sha256, length } = textVersion(TEXT);
  const segments = coded.map((words, i) => {
    const start = TEXT.indexOf(words);
    const span = { start, end: start + words.length };
    const created = '2026-11-22T10:00:00Z';
    return captureSegment({ id: `s${i}`, text: TEXT, version, span, codes: ['effort-ab12'], created });
  });
  const write = (name: string, content: object) =>
    fs.writeFileSync(path.join(folder, name), JSON.stringify(content));
  write('study.json', {
    ...{ schema: 1, name: 'Small', transcripts: ['*.txt'] },
    coders: [{ id: 'nd', name: 'N. D.' }],
  });
  write('codebook.json', { schema: 1, codes: [{ id: 'effort-ab12', name: 'Effort' }] });
  write(SIDECAR, {
    ...{ schema: 1, coder: 'nd', status: 'in-progress' },
    texts: { [version]: { sha256, length } },
    segments,
  });
  fs.writeFileSync(path.join(folder, TRANSCRIPT), now);
}

export function readSidecar(folder: string): SidecarJson {
  return JSON.parse(fs.readFileSync(path.join(folder, SIDECAR), 'utf8')) as SidecarJson;
}
