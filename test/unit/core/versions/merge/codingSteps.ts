import fc from 'fast-check';
import {
  type Anchor,
  joinSegments,
  reanchorSegment,
  splitSegment,
} from '../../../../../src/core/coding/boundaries';
import { captureSegment } from '../../../../../src/core/anchoring/anchors/capture';
import {
  addCodes,
  applyCodes,
  removeCodeEverywhere,
  removeCodes,
  removeSegment,
  setCodes,
  setKey,
  setMemo,
  setTranscriptMemo,
} from '../../../../../src/core/coding/operations';
import { Codebook } from '../../../../../src/core/codebook/codebook';
import { setValue } from '../../../../../src/core/coding/setValue';
import { emptySidecar } from '../../../../../src/core/coding/parseSidecar';
import { restampSegments } from '../../../../../src/core/anchoring/anchors/restamp';
import type { Segment, Sidecar } from '../../../../../src/core/coding/segment';
import type { Result } from '../../../../../src/core/base/result';
import { textVersion } from '../../../../../src/core/text/textVersion';

/** Two versions of one transcript: the second has a word more in front. */
export const TEXTS = [
  'INT: How was it?\nP1: It was hard at first, then it got easier. My coach rang me every morning.\n',
  'INT: Well. How was it?\nP1: It was hard at first, then it got easier. My coach rang me every morning.\n',
] as const;
const SHIFT = TEXTS[1].length - TEXTS[0].length;
/** Few places, so that two people meet at them. In the first text. */
const PLACES = [
  [21, 41],
  [21, 60],
  [47, 63],
  [65, 97],
] as const;
const CODES = ['effort-ab12', 'relief-cd34', 'coach-ef56', 'time-gh78'];

const SCALED = Codebook.of({
  schema: 1,
  codes: CODES.map(id => ({ id, name: id, scale: { kind: 'ordinal', values: ['low', 'mid', 'high'] } })),
});

/** Something that a person does to a sidecar; numbers choose among what is there. */
export interface Step {
  readonly kind: number;
  readonly one: number;
  readonly other: number;
}

export const steps = (maxLength = 5): fc.Arbitrary<Step[]> =>
  fc.array(fc.record({ kind: fc.nat(15), one: fc.nat(40), other: fc.nat(40) }), { maxLength });

/** What becomes of a sidecar; steps that cannot be done change nothing. @param who makes the ids of new segments differ */
export function take(sidecar: Sidecar, all: readonly Step[], who: string): Sidecar {
  return all.reduce((before, step, i) => {
    const after = doStep(before, step, `${who}${i}`);
    return after?.ok ? after.value : before;
  }, sidecar);
}

export const EMPTY = emptySidecar('nd');

function doStep(sidecar: Sidecar, { kind, one, other }: Step, newId: string): Result<Sidecar> | undefined {
  const target = sidecar.segments[one % Math.max(1, sidecar.segments.length)];
  const code = CODES[other % CODES.length]!;
  if (kind === 2 && other % 4 === 0)
    return annotate(sidecar, PLACES[one % PLACES.length]!, ['why?', 'ask\nagain'][other % 2]!, newId);
  if (kind <= 2 || !target) return code_(sidecar, PLACES[one % PLACES.length]!, [code], newId, 0);
  const version = TEXTS.findIndex(text => textVersion(text).id === target.text);
  switch (kind) {
    case 3:
      return removeSegment(sidecar, target.id);
    case 4:
      return setMemo(sidecar, target.id, ['', 'so it was', 'ask again\n\n*twice*', 'unclear'][other % 4]);
    case 5:
      return addCodes(sidecar, target.id, [code, CODES[one % CODES.length]!]);
    case 6:
      return removeCodes(sidecar, target.id, [target.codes[other % target.codes.length] ?? code]);
    case 7:
      return setCodes(sidecar, target.id, [code]);
    case 8:
      return reanchorSegment(
        sidecar,
        target.id,
        anchor(target.start, target.end - (other % 3), version),
        textVersion(TEXTS[version]!),
      );
    case 9:
      return version === 1
        ? undefined
        : restampSegments(
            sidecar,
            new Map([[target.id, { start: target.start + SHIFT, end: target.end + SHIFT }]]),
            TEXTS[1],
          );
    case 10:
      return other % 4 === 0
        ? removeCodeEverywhere(sidecar, [code])
        : splitSegment(
            sidecar,
            target.id,
            [anchor(target.start, target.start + 5, version), anchor(target.start + 5, target.end, version)],
            [newId],
            textVersion(TEXTS[version]!),
          );
    case 12:
      return setKey(sidecar, [target.id], other % 3 > 0);
    case 14:
    case 15:
      return setValue(
        sidecar,
        [target.id],
        target.codes[0]!,
        [undefined, 'low', 'mid', 'high'][other % 4],
        SCALED,
      );
    case 13:
      return setTranscriptMemo(sidecar, ['', 'calm', 'in a hurry'][other % 3]);
    default:
      return other % 2 === 0
        ? join(sidecar, target)
        : { ok: true, value: { ...sidecar, status: 'complete' } };
  }
}

function code_(
  sidecar: Sidecar,
  [start, end]: readonly [number, number],
  codes: readonly string[],
  id: string,
  version: 0 | 1,
): Result<Sidecar> {
  const text = TEXTS[version];
  const named = textVersion(text);
  const created = `2026-11-22T10:00:${String(id.length * 7 + (id.charCodeAt(0) % 7)).padStart(2, '0')}Z`;
  const segment = captureSegment({ id, text, version: named.id, span: { start, end }, codes, created });
  return applyCodes(sidecar, segment, named);
}

function annotate(
  sidecar: Sidecar,
  [start, end]: readonly [number, number],
  memo: string,
  id: string,
): Result<Sidecar> {
  const named = textVersion(TEXTS[0]);
  const capture = { id, text: TEXTS[0], version: named.id, span: { start, end }, codes: [], memo };
  return applyCodes(sidecar, captureSegment({ ...capture, created: '2026-11-22T10:00:00Z' }), named);
}

function anchor(start: number, end: number, version: number): Anchor {
  const text = TEXTS[version]!;
  const captured = captureSegment({
    id: '',
    text,
    version: textVersion(text).id,
    span: { start, end },
    codes: [],
    created: '',
  });
  const { id: _, codes: _codes, created: _created, ...rest } = captured;
  return rest;
}

function join(sidecar: Sidecar, target: Segment): Result<Sidecar> | undefined {
  const next = sidecar.segments.find(one => one.text === target.text && one.start >= target.end);
  if (!next) return undefined;
  const version = TEXTS.findIndex(text => textVersion(text).id === target.text);
  return joinSegments(
    sidecar,
    [target.id, next.id],
    anchor(target.start, next.end, version),
    textVersion(TEXTS[version]!),
  );
}

/** What two people made of one sidecar. */
export const forks: fc.Arbitrary<{ base: Sidecar; a: Sidecar; b: Sidecar }> = fc
  .tuple(steps(8), steps(), steps())
  .map(([first, left, right]) => {
    const base = take(EMPTY, first, 'm');
    return { base, a: take(base, left, 'a'), b: take(base, right, 'k') };
  });
