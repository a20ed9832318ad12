import { Random, type RandomCode, type RandomStudy, type RandomTranscript } from './randomStudy';

/** Options as a person would type them. */
export interface TwinOptions {
  readonly group?: string;
  readonly coder?: string;
  readonly where?: readonly { readonly attribute: string; readonly value: string }[];
  readonly by: 'participant' | 'segment' | 'transcript' | 'words';
  readonly preset: 'strict' | 'lenient';
}

export interface TwinRow {
  readonly id: string;
  readonly name: string;
  readonly path: readonly string[];
  readonly kind: 'theme' | 'code';
  readonly participants: number;
  readonly of: number;
  readonly share: number | null;
  readonly label: string | null;
  readonly segments: number;
  readonly words: number;
  readonly transcripts: number;
}

/** Some options that a study allows. */
export function randomOptions(seed: number, study: RandomStudy): TwinOptions {
  const random = new Random(seed ^ 0x5bd1e995);
  const attributes = study.participants.flatMap(({ attributes: all }) => Object.entries(all ?? {}));
  const [attribute, value] = attributes.length > 0 ? random.pick(attributes) : [];
  const typed = typeof value === 'number' && random.chance(0.5) ? `${value}.0` : String(value);
  return {
    ...(random.chance(0.4) ? { group: random.pick(Object.keys(study.groups)) } : {}),
    ...(random.chance(0.3) ? { coder: random.pick(['ann', 'ben']) } : {}),
    ...(attribute !== undefined && random.chance(0.3) ? { where: [{ attribute, value: typed }] } : {}),
    by: random.pick(['participant', 'participant', 'segment', 'transcript', 'words']),
    preset: random.pick(['strict', 'lenient']),
  };
}

/**
 * The frequency table, counted unit by unit of the text into sets, from what the study was made of: slow, and without a
 * line of the program.
 */
export function twin(study: RandomStudy, options: TwinOptions): { scope: object; rows: TwinRow[] } {
  const inScope = study.transcripts.filter(
    ({ path }) => options.group === undefined || study.groups[options.group]!.includes(path),
  );
  const counts = new Map<string, Sets>();
  for (const { id } of study.codes) counts.set(id, new Sets());
  const all = new Sets();
  const people = new Set<string>();
  const coders = new Set<string>();
  const coded = new Set<string>();
  const words = new Set<string>();
  let consensusTranscripts = 0;

  for (const transcript of inScope) {
    const { path } = transcript;
    for (const participant of study.participants) {
      if (participant.transcripts?.includes(path) && meets(participant.id, study, options))
        people.add(participant.id);
    }
    transcript.turnOf.forEach((turn, unit) => {
      const owner = turn < 0 ? undefined : ownerOf(study, path, transcript.labels[turn]);
      if (owner !== undefined && meets(owner, study, options)) people.add(owner);
      if (transcript.wordOf[unit]! >= 0) words.add(`${path} ${transcript.wordOf[unit]}`);
    });
    const hasConsensus = transcript.segments.some(({ coder }) => coder === 'consensus');
    if (hasConsensus && options.coder === undefined) consensusTranscripts++;
    for (const segment of transcript.segments) {
      const wanted = options.coder ?? (hasConsensus ? 'consensus' : segment.coder);
      if (segment.coder !== wanted || segment.isLost) continue;
      const speakers = speakersIn(study, transcript, segment.start, segment.end).filter(id =>
        meets(id, study, options),
      );
      if (options.where && speakers.length === 0) continue;
      coders.add(segment.coder);
      coded.add(path);
      const rows = new Set<string>();
      for (const code of segment.codes) for (const id of upwards(study.codes, code)) rows.add(id);
      for (const sets of [all, ...[...rows].map(id => counts.get(id)!)]) {
        sets.segments.add(`${path} ${segment.coder} ${segment.id}`);
        sets.transcripts.add(path);
        for (const id of speakers) sets.participants.add(id);
        for (let unit = segment.start; unit < segment.end; unit++) {
          if (transcript.wordOf[unit]! >= 0) sets.words.add(`${path} ${transcript.wordOf[unit]}`);
        }
      }
    }
  }

  const of = {
    participant: people.size,
    segment: all.segments.size,
    transcript: inScope.length,
    words: words.size,
  }[options.by];
  const rowOf = (code: RandomCode): TwinRow => {
    const sets = counts.get(code.id)!;
    const count = sets.by(options.by);
    return {
      id: code.id,
      name: code.name!,
      path: upwards(study.codes, code.id)
        .reverse()
        .map(id => study.codes.find(one => one.id === id)!.name!),
      kind: childrenOf(study.codes, code.id).length > 0 ? 'theme' : 'code',
      participants: sets.participants.size,
      of,
      share: of === 0 ? null : count / of,
      label: labelOf(sets.participants.size, people.size, options.preset),
      segments: sets.segments.size,
      words: sets.words.size,
      transcripts: sets.transcripts.size,
    };
  };
  const listed = (parent: string | undefined): TwinRow[] => {
    const siblings = childrenOf(study.codes, parent);
    const themes = siblings.filter(code => childrenOf(study.codes, code.id).length > 0).sort(byRank);
    const codes = siblings.filter(code => !themes.includes(code)).map(rowOf);
    const count = (row: TwinRow) => counts.get(row.id)!.by(options.by);
    codes.sort((a, b) => count(b) - count(a) || b.segments - a.segments || byName(a, b));
    return [...themes.flatMap(theme => [rowOf(theme), ...listed(theme.id)]), ...codes];
  };
  return {
    scope: {
      group: options.group === undefined ? null : { id: options.group, name: options.group },
      coder: options.coder ?? null,
      coders: [...coders].sort(),
      consensusTranscripts,
      where: options.where ?? [],
      participants: people.size,
      transcripts: inScope.length,
      codedTranscripts: coded.size,
      segments: all.segments.size,
      words: words.size,
      by: options.by,
      preset: options.preset,
    },
    rows: listed(undefined),
  };
}

class Sets {
  readonly participants = new Set<string>();
  readonly segments = new Set<string>();
  readonly transcripts = new Set<string>();
  readonly words = new Set<string>();

  by(unit: TwinOptions['by']): number {
    if (unit === 'words') return this.words.size;
    return { participant: this.participants, segment: this.segments, transcript: this.transcripts }[unit]
      .size;
  }
}

function speakersIn(study: RandomStudy, transcript: RandomTranscript, start: number, end: number): string[] {
  const found = new Set<string>();
  for (let unit = start; unit < end; unit++) {
    const turn = transcript.turnOf[unit]!;
    const owner = turn < 0 ? undefined : ownerOf(study, transcript.path, transcript.labels[turn]);
    if (owner !== undefined) found.add(owner);
  }
  return [...found];
}

function ownerOf(
  { participants, interviewers }: RandomStudy,
  path: string,
  label: string | undefined,
): string | undefined {
  if (label !== undefined && interviewers.includes(label)) return undefined;
  if (participants.length === 0) return label;
  const has = (one: (typeof participants)[number]) =>
    one.speakers?.some(own => own.replace('  ', ' ') === label);
  const claims = (one: (typeof participants)[number]) => one.transcripts?.includes(path);
  const having = participants.filter(has);
  if (having.length === 1) return having[0]!.id;
  const candidates = (having.length > 1 ? having : participants).filter(claims);
  return candidates.length === 1 ? candidates[0]!.id : undefined;
}

function meets(id: string, { participants }: RandomStudy, { where = [] }: TwinOptions): boolean {
  const attributes = participants.find(one => one.id === id)?.attributes ?? {};
  return where.every(({ attribute, value }) => {
    const actual = attributes[attribute];
    if (typeof actual === 'number') return actual === parseFloat(value);
    return actual === value;
  });
}

/** Ids of the code that one stands for and of those above it; none when it stands for none. */
function upwards(codes: readonly RandomCode[], id: string): string[] {
  let code = codes.find(one => one.id === id);
  while (code?.mergedInto !== undefined) code = codes.find(one => one.id === code!.mergedInto);
  if (!code) return [];
  return [code.id, ...(code.parent === undefined ? [] : upwards(codes, code.parent))];
}

function childrenOf(codes: readonly RandomCode[], parent: string | undefined): RandomCode[] {
  return codes.filter(code => {
    if (code.mergedInto !== undefined) return false;
    return (code.parent === undefined ? undefined : upwards(codes, code.parent)[0]) === parent;
  });
}

function byRank(a: RandomCode, b: RandomCode): number {
  if (a.rank !== undefined && b.rank !== undefined && a.rank !== b.rank) return a.rank < b.rank ? -1 : 1;
  if ((a.rank === undefined) !== (b.rank === undefined)) return a.rank === undefined ? 1 : -1;
  return byNumberInName(a.name!, b.name!) || (a.id < b.id ? -1 : 1);
}

function byName(a: TwinRow, b: TwinRow): number {
  return byNumberInName(a.name, b.name) || (a.id < b.id ? -1 : 1);
}

function byNumberInName(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

/** Hill et al. 2005, spelt out. */
function labelOf(count: number, of: number, preset: TwinOptions['preset']): string | null {
  if (count === 0) return null;
  if (count === of) return 'general';
  if (preset === 'lenient' && count + 1 === of && count * 2 > of) return 'general';
  if (count * 2 > of) return 'typical';
  if (count === 1) return 'rare';
  return 'variant';
}
