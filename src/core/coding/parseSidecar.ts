import * as l10n from '@vscode/l10n';
import { type LineOf, type RecordFormat, SCHEMA, parseRecords, type Parsed } from '../records/parseRecords';
import { type Piece, rewriteRecords } from '../records/rewrite';
import { type Layout, stringifyRecords } from '../records/stringify';
import type { Problem } from '../base/problem';
import { ANCHOR_FIELDS, type Sidecar, type Segment, versionsNamed } from './segment';
import { isAnnotation } from './annotation';
import { shareParts } from './sharedParts';
import { sidecarSchema } from './sidecarSchema';
import { type Fields, own } from '../records/fields';
import { CONFLICTS, openConflicts } from '../records/openConflicts';

const LAYOUT: Layout = {
  fields: ['schema', 'coder', 'status', 'memo', 'texts', 'segments', 'decisions'],
  lists: {
    segments: [
      'id',
      ...ANCHOR_FIELDS,
      'codes',
      'values',
      'memo',
      'key',
      'rule',
      'created',
      'from',
      'by',
      'at',
      'note',
    ],
    decisions: ['id', 'of', 'taken', 'made', 'by', 'at', 'note'],
  },
  maps: { texts: ['sha256', 'length', 'blob'] },
};

const FORMAT: RecordFormat<Sidecar> = {
  schema: sidecarSchema,
  defaults: { status: 'in-progress', texts: {} },
  lists: ['segments', 'decisions'],
  check: segmentProblems,
};

/** Reads a sidecar. A segment that names a text version which the file lacks is an error, but the value stays usable. */
export function parseSidecar(text: string): Parsed<Sidecar> {
  const parsed = parseRecords(text, FORMAT);
  if (parsed.value) shareParts(parsed.value.segments);
  return parsed;
}

/** A sidecar as it is on disk: segments sorted by id, one to a line; text versions that no segment names are dropped. */
export function stringifySidecar(sidecar: Sidecar): string {
  return stringifyRecords(asWritten(sidecar), LAYOUT);
}

/** The same in pieces of what it gave for the sidecar before. */
export function rewriteSidecar(before: Sidecar, after: Sidecar): Piece[] {
  return rewriteRecords(before, asWritten(after), LAYOUT);
}

function asWritten(sidecar: Sidecar): Sidecar {
  const used = versionsUsed(sidecar.segments);
  const texts = Object.fromEntries(Object.entries(sidecar.texts).filter(([id]) => used.has(id)));
  // a coder's own file has none
  const decisions = sidecar.decisions?.length === 0 ? undefined : sidecar.decisions;
  return { ...sidecar, texts, decisions };
}

function versionsUsed(segments: readonly Segment[]): Set<string> {
  const used = versionsNamed(segments);
  for (const segment of segments) {
    if (Object.hasOwn(segment, CONFLICTS)) for (const version of versionsOf(segment)) used.add(version);
  }
  return used;
}

/** A sidecar in which nothing is coded yet. */
export function emptySidecar(coder: string): Sidecar {
  return { schema: SCHEMA, coder, status: 'in-progress', texts: {}, segments: [] };
}

function segmentProblems({ segments, texts }: Sidecar, lineOf: LineOf): Problem[] {
  const problems: Problem[] = [];
  // of thousands of segments most name the same version
  let known: string | undefined;
  const report = (i: number, severity: Problem['severity'], code: string, message: string) =>
    problems.push({ severity, code, message, line: lineOf('segments', i) });
  for (let i = 0; i < segments.length; i++) {
    const { start, end, text, codes } = segments[i]!;
    if (codes.length === 0 && !isAnnotation(segments[i]!)) {
      report(
        i,
        'error',
        'invalid',
        l10n.t('{0}: expected at least one code, or a memo.', `segments[${i}].codes`),
      );
    }
    if (start >= end) {
      report(
        i,
        'error',
        'invalid',
        l10n.t(
          '{0}: expected a number greater than the start, {1}, but found {2}.',
          `segments[${i}].end`,
          start,
          end,
        ),
      );
    }
    if (text !== known && Object.hasOwn(texts, text)) known = text;
    if (text !== known) {
      report(
        i,
        'error',
        'unknown-text',
        l10n.t('{0}: “texts” has no version “{1}”.', `segments[${i}].text`, text),
      );
    }
    if (repeatsOne(codes)) {
      report(
        i,
        'warning',
        'repeated-code',
        l10n.t('{0}: duplicate code. It counts once.', `segments[${i}].codes`),
      );
    }
  }
  for (const [id, { sha256 }] of Object.entries(texts)) {
    if (sha256.startsWith(id)) continue;
    const message = l10n.t(
      '{0}: expected the first 12 digits of the SHA-256, “{1}”, as the name.',
      `texts["${id}"]`,
      sha256.slice(0, 12),
    );
    problems.push({ severity: 'warning', code: 'text-name', message, line: lineOf('texts', 0) });
  }
  return problems;
}

/** Most segments have one code or two. */
function repeatsOne(codes: readonly string[]): boolean {
  return codes.length === 2 ? codes[0] === codes[1] : codes.length > 2 && new Set(codes).size < codes.length;
}

/** Ids of the text versions that a segment refers to: its own, and those of anchors in an open conflict. */
export function versionsOf(segment: Segment): string[] {
  const anchors = openConflicts(segment).flatMap(({ field, values }) => (field === 'anchor' ? values : []));
  const others = anchors.map(anchor => own(anchor as Fields | undefined, 'text'));
  return [segment.text, ...others.filter(version => typeof version === 'string')];
}
