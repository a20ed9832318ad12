import { labelOf } from '../frequency/twin';
import type { RandomStudy, RandomTranscript } from '../kit/randomStudy';
import {
  type TwinFilters,
  type TwinScope,
  type TwinSegment,
  codersWhoCount,
  ownerOf,
  twinScope,
  upwards,
} from '../kit/twinScope';

export interface TwinOptions {
  readonly preset: 'strict' | 'lenient';
  readonly late: number;
}

/** A choice, by what was decided. */
export interface TwinChoice {
  readonly coding: string;
  readonly overlap: 'overlap' | 'most' | 'all';
  readonly late: 'with' | 'without';
  readonly preset: 'strict' | 'lenient';
}

export interface Twin {
  readonly of: number;
  readonly late: ReadonlySet<string>;
  /** Ids of the codes of the scope. */
  readonly codes: readonly string[];
  readonly codings: readonly string[];
  readonly lates: readonly TwinChoice['late'][];
  /** Participants of a code; undefined where it has no row. */
  readonly count: (code: string, choice: TwinChoice) => number | undefined;
  readonly label: (code: string, choice: TwinChoice) => string | null | undefined;
  /** Ids of the codes with a segment in the published table. */
  readonly used: ReadonlySet<string>;
  readonly transcripts: readonly TwinLeftOut[];
  readonly people: readonly TwinLeftOut[];
}

export interface TwinLeftOut {
  readonly id: string;
  readonly of: number;
  readonly count: (code: string) => number;
}

const EVERYONE = ['ann', 'ben', 'consensus'];

/** The frequency table of a study that is changed for each choice, counted unit by unit into sets. */
export function twin(study: RandomStudy, filters: TwinFilters, options: TwinOptions): Twin {
  const base = twinScope(study, filters);
  const inScope = { ...study, transcripts: base.transcripts };
  const { late, first } = lateCodes(study, base, options.late);
  const scopes = new Map<string, TwinScope>();
  const signatures = new Set<string>();
  for (const coding of ['published', 'counts', 'all', 'ann', 'ben']) {
    const changed = withCoding(inScope, filters, coding);
    const scope = coding === 'published' ? base : twinScope(changed, { ...filters, coders: EVERYONE });
    const signature = base.transcripts.map(({ path }) =>
      EVERYONE.filter(coder =>
        scope.segments.some(one => one.transcript.path === path && one.segment.coder === coder),
      ).join(' '),
    );
    if (signatures.has(signature.join('|'))) continue;
    signatures.add(signature.join('|'));
    scopes.set(coding, scope);
  }
  const counts = new Map<string, Map<string, number>>();
  const keyOf = ({ coding, overlap, late: when }: TwinChoice) => `${coding} ${overlap} ${when}`;
  for (const [coding, scope] of scopes)
    for (const overlap of ['overlap', 'most', 'all'] as const)
      for (const when of ['with', 'without'] as const)
        counts.set(
          keyOf({ coding, overlap, late: when, preset: 'strict' }),
          countPeople(study, scope, overlap, when === 'with' ? new Set() : late),
        );

  const hasRow = (code: string, when: TwinChoice['late']) => {
    const below = [...first.keys()].filter(id => upwards(study.codes, id).includes(code));
    return when === 'with' || below.length === 0 || below.some(id => !late.has(id));
  };
  const count = (code: string, choice: TwinChoice) =>
    hasRow(code, choice.late) ? counts.get(keyOf(choice))!.get(code)! : undefined;
  const of = base.participants.length;
  const leftOut = (id: string, scope: TwinScope): TwinLeftOut => {
    const people = countPeople(study, scope, 'overlap', new Set());
    return { id, of: scope.participants.length, count: code => people.get(code) ?? 0 };
  };
  return {
    of,
    late,
    codes: base.codes,
    codings: [...scopes.keys()],
    lates: late.size > 0 ? ['with', 'without'] : ['with'],
    count,
    label: (code, choice) => {
      const n = count(code, choice);
      return n === undefined ? undefined : labelOf(n, of, choice.preset);
    },
    used: new Set(base.segments.flatMap(({ codes }) => codes)),
    transcripts:
      base.transcripts.length < 2
        ? []
        : base.transcripts.map(({ path }) =>
            leftOut(
              path,
              twinScope(
                { ...study, transcripts: base.transcripts.filter(one => one.path !== path) },
                filters,
              ),
            ),
          ),
    people:
      of < 2
        ? []
        : base.participants.map(id =>
            leftOut(
              id,
              twinScope(study, { ...filters, participants: base.participants.filter(one => one !== id) }),
            ),
          ),
  };
}

/** The study in which only that coding is left which a choice takes. */
function withCoding(study: RandomStudy, filters: TwinFilters, coding: string): RandomStudy {
  const { coders = [], status } = filters;
  const wanted = { published: coders, counts: [], all: ['ann', 'ben'], ann: ['ann'], ben: ['ben'] }[coding]!;
  const transcripts = study.transcripts.map((transcript): RandomTranscript => {
    const known = Object.keys(transcript.statuses).filter(
      coder => status === undefined || transcript.statuses[coder] === status,
    );
    const theirs = codersWhoCount(transcript, known, wanted);
    const hasCoded = theirs.some(
      coder =>
        transcript.statuses[coder] === 'complete' || transcript.segments.some(one => one.coder === coder),
    );
    const kept = hasCoded ? theirs : codersWhoCount(transcript, known, coders);
    return {
      ...transcript,
      segments: transcript.segments.filter(({ coder }) => kept.includes(coder)),
      statuses: Object.fromEntries(kept.map(coder => [coder, transcript.statuses[coder]!])),
    };
  });
  return { ...study, transcripts };
}

function lateCodes(
  study: RandomStudy,
  base: TwinScope,
  share: number,
): { late: ReadonlySet<string>; first: ReadonlyMap<string, number | undefined> } {
  const evidence = (transcript: RandomTranscript) => {
    const own = transcript.segments.filter(({ coder }) => coder !== 'consensus');
    return own.length > 0 ? own : transcript.segments;
  };
  const meaning = (code: string) => upwards(study.codes, code)[0] ?? code;
  const all = study.transcripts.flatMap(evidence);
  const first = new Map<string, number | undefined>();
  for (const code of new Set(all.flatMap(({ codes }) => codes).map(meaning))) {
    const days = all.filter(({ codes }) => codes.map(meaning).includes(code)).map(({ day }) => day);
    first.set(code, days.includes(undefined) ? undefined : Math.min(...(days as number[])));
  }
  const coded = base.transcripts.map(evidence).filter(segments => segments.length > 0);
  const isBefore = (segments: ReturnType<typeof evidence>, day: number) => {
    const days = segments.flatMap(one => one.day ?? []);
    return days.length > 0 && days.every(one => one < day);
  };
  const late = [...first].filter(([code, day]) => {
    if (day === undefined || upwards(study.codes, code).length === 0) return false;
    return coded.filter(segments => isBefore(segments, day)).length > share * coded.length;
  });
  return { late: new Set(late.map(([code]) => code)), first };
}

function countPeople(
  study: RandomStudy,
  scope: TwinScope,
  overlap: TwinChoice['overlap'],
  late: ReadonlySet<string>,
): Map<string, number> {
  const people = new Map(scope.codes.map(id => [id, new Set<string>()]));
  for (const one of scope.segments) {
    const kept = one.segment.codes.filter(code => !late.has(upwards(study.codes, code)[0] ?? code));
    const rows = new Set(kept.flatMap(code => upwards(study.codes, code)));
    const speakers = one.speakers.filter(id => countsFor(study, one, id, overlap));
    for (const row of rows) for (const id of speakers) people.get(row)?.add(id);
  }
  return new Map([...people].map(([id, set]) => [id, set.size]));
}

function countsFor(
  study: RandomStudy,
  { transcript, segment }: TwinSegment,
  speaker: string,
  overlap: TwinChoice['overlap'],
): boolean {
  const [all, own] = [new Set<number>(), new Set<number>()];
  for (let unit = segment.start; unit < segment.end; unit++) {
    const word = transcript.wordOf[unit]!;
    if (word < 0) continue;
    all.add(word);
    const label = transcript.labels[transcript.turnOf[unit]!];
    if (ownerOf(study, transcript.path, label) === speaker) own.add(word);
  }
  if (all.size === 0 || overlap === 'overlap') return true;
  return overlap === 'all' ? own.size === all.size : own.size > all.size - own.size;
}
