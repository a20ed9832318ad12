import { byUnits } from '../../base/compare';
import type { Code } from '../../codebook/code';
import { isMerged } from '../../codebook/parents';
import { CONSENSUS } from '../../coding/sidecarName';
import { codersOf } from '../../corpus/coders';
import type { Corpus, PlacedSegment } from '../../corpus/corpus';
import { labelKey } from '../../turns/labelKey';

/** What takes the place of names and ids that may be somebody’s own words. Each is in the order of what it stands for. */
export interface NeutralNames {
  readonly path: (path: string) => string;
  readonly participant: (id: string) => string;
  readonly label: (label: string) => string;
  readonly coder: (id: string) => string;
  readonly group: (id: string) => string;
  readonly code: (id: string) => string;
  readonly codeGroup: (id: string) => string;
  /** Of a value that is on the scale of no code. */
  readonly value: (value: string) => string;
  readonly segment: (coder: string, path: string, id: string) => string;
  /** Of a text version that is not the current one. */
  readonly version: (id: string) => string;
}

/** Names for all that a study has. */
export function neutralNames(corpus: Corpus): NeutralNames {
  const { study, codebook, transcripts } = corpus;
  const segments = transcripts.flatMap(({ all }) => all);
  const labels = [
    ...study.interviewers,
    ...study.participants.flatMap(({ speakers = [] }) => speakers),
    ...transcripts.flatMap(({ turns }) => turns.labels()),
  ];
  const scales = codebook.file.codes.flatMap(code => (isMerged(code) ? [] : scaleWords(code)));
  const values = segments.flatMap(({ segment }) => Object.values(segment.values ?? {}));
  const codes = [
    ...codebook.file.codes.flatMap(code => [
      code.id,
      isMerged(code) ? code.mergedInto : (code.parent ?? code.id),
    ]),
    ...segments.flatMap(({ segment }) => [...segment.codes, ...Object.keys(segment.values ?? {})]),
    ...(codebook.file.groups ?? []).flatMap(group => group.codes),
  ];
  const label = numbered(sorted(labels.map(labelKey)), 'S');
  return {
    path: numbered(
      transcripts.map(({ path }) => path),
      'transcript-',
      '.txt',
    ),
    participant: numbered(
      study.participants.map(({ id }) => id),
      'P',
    ),
    label: one => label(labelKey(one)),
    coder: neutralCoders(codersOf(corpus).map(({ id }) => id)),
    group: numbered(
      study.groups.map(({ id }) => id),
      'group-',
    ),
    code: numbered(sorted(codes), 'code-'),
    codeGroup: numbered(
      (codebook.file.groups ?? []).map(({ id }) => id),
      'codes-',
    ),
    value: valuesOffScale(values, scales),
    segment: neutralSegments(corpus),
    version: neutralVersions(segments),
  };
}

type Neutral = (name: string) => string;

/** Numbers with as many digits as the last one has: so they are in order for programs and people. */
function numbered(names: readonly string[], before: string, after = ''): Neutral {
  const distinct = [...new Set(names)];
  const digits = Math.max(2, String(distinct.length).length);
  const numbers = new Map(
    distinct.map((name, i) => [name, `${before}${String(i + 1).padStart(digits, '0')}${after}`]),
  );
  // what a study names but does not have is named here as nothing that it has
  return name => numbers.get(name) ?? `${before}${'0'.repeat(digits)}${after}`;
}

function sorted(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort(byUnits);
}

/** The consensus keeps its name; who comes after it in the order of ids does so here. */
function neutralCoders(ids: readonly string[]): Neutral {
  const people = sorted(ids.filter(id => id !== CONSENSUS));
  const before = numbered(people, 'coder-');
  const after = numbered(people, 'rater-');
  return id => (id === CONSENSUS ? id : id < CONSENSUS ? before(id) : after(id));
}

function scaleWords({ scale }: Code): readonly string[] {
  return scale?.kind === 'ordinal' ? scale.values : [];
}

function valuesOffScale(values: readonly (string | number)[], scales: readonly string[]): Neutral {
  const known = new Set(scales);
  const others = values.filter(value => typeof value === 'string').filter(value => !known.has(value));
  const other = numbered(sorted(others), 'other-');
  return value => (known.has(value) ? value : other(value));
}

function neutralSegments({ transcripts }: Corpus): NeutralNames['segment'] {
  const byFile = new Map<string, string[]>();
  for (const { path, all } of transcripts)
    for (const { coder, segment } of all) {
      const file = `${coder} ${path}`;
      const known = byFile.get(file);
      if (known) known.push(segment.id);
      else byFile.set(file, [segment.id]);
    }
  const names = new Map([...byFile].map(([file, ids]) => [file, numbered(sorted(ids), 's')]));
  return (coder, path, id) => names.get(`${coder} ${path}`)?.(id) ?? 's00';
}

/** The hash of a text says which text it is to whoever has it. */
function neutralVersions(segments: readonly PlacedSegment[]): Neutral {
  const ids = sorted(segments.filter(({ start }) => start < 0).map(({ segment }) => segment.text));
  const numbers = new Map(ids.map((id, i) => [id, i + 1]));
  return id => (numbers.get(id) ?? 0).toString(16).padStart(12, '0');
}
