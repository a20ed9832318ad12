import {
  Random,
  type RandomCode,
  type RandomSegment,
  type RandomStudy,
  type RandomTranscript,
} from './randomStudy';

/** Filters as a person would type them. */
export interface TwinFilters {
  readonly groups?: readonly string[];
  readonly transcripts?: readonly string[];
  readonly coders?: readonly string[];
  readonly participants?: readonly string[];
  readonly where?: readonly { readonly attribute: string; readonly value: string }[];
  readonly codes?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly status?: 'complete' | 'in-progress';
}

/** What counts, found unit by unit of the text, from what the study was made of: slow, without a line of the program. */
export interface TwinScope {
  /** Ids, in the order of the study or of appearance. */
  readonly participants: readonly string[];
  /** In the order of the program: by path, numbers by value. */
  readonly transcripts: readonly RandomTranscript[];
  readonly segments: readonly TwinSegment[];
  readonly consensusTranscripts: number;
  /** Ids of the codes that rows are made of. */
  readonly codes: readonly string[];
}

export interface TwinSegment {
  readonly transcript: RandomTranscript;
  readonly segment: RandomSegment;
  /** Ids of the scope's participants who speak in it. */
  readonly speakers: readonly string[];
  /** Ids of the codes that it counts for, of those in {@link TwinScope.codes}: its own and all above. */
  readonly codes: readonly string[];
}

/** Some filters that a study allows; most often none or one. */
export function randomFilters(seed: number, study: RandomStudy): TwinFilters {
  const random = new Random(seed ^ 0x5bd1e995);
  const attributes = study.participants.flatMap(({ attributes: all }) => Object.entries(all ?? {}));
  const conditions = random.some(attributes, 0.3).map(([attribute, value]) => ({
    attribute,
    value: typeof value === 'number' && random.chance(0.5) ? `${value}.0` : String(value),
  }));
  const people = peopleOf(study);
  const day = () => `2026-03-${String(1 + random.below(28)).padStart(2, '0')}`;
  const maybe = <T>(probability: number, name: string, value: T) =>
    random.chance(probability) ? { [name]: value } : {};
  return {
    ...maybe(0.3, 'groups', random.some(Object.keys(study.groups), 0.5)),
    ...maybe(0.1, 'transcripts', random.pick([['sub/*'], ['a.txt', 'b*.txt'], ['**/*.txt', '!a.txt'], []])),
    ...maybe(0.25, 'coders', random.some(['ann', 'ben', 'consensus'], 0.4)),
    ...maybe(0.1, 'participants', random.some(people, 0.5)),
    ...maybe(0.2, 'where', conditions),
    ...maybe(0.2, 'codes', random.some([...study.codes.map(({ id }) => id), 'unknown-1'], 0.2)),
    ...maybe(0.1, 'from', day()),
    ...maybe(0.1, 'to', day()),
    ...maybe(0.15, 'status', random.pick(['complete', 'in-progress'] as const)),
  };
}

export function twinScope(study: RandomStudy, filters: TwinFilters): TwinScope {
  const { groups = [], transcripts: named = [], coders = [], codes: wanted = [], status } = filters;
  const codings = ({ statuses }: RandomTranscript) =>
    Object.keys(statuses).filter(coder => status === undefined || statuses[coder] === status);
  const byPath = (a: RandomTranscript, b: RandomTranscript) =>
    a.path.localeCompare(b.path, 'en', { numeric: true }) || (a.path < b.path ? -1 : 1);
  const transcripts = study.transcripts
    .filter(({ path }) => groups.length === 0 || groups.some(id => study.groups[id]!.includes(path)))
    .filter(({ path }) => named.length === 0 || fits(named, path))
    .filter(one => status === undefined || codersWhoCount(one, codings(one), coders).length > 0)
    .sort(byPath);
  const codes = study.codes
    .filter(({ mergedInto }) => mergedInto === undefined)
    .map(({ id }) => id)
    .filter(
      id => wanted.length === 0 || upwards(study.codes, id).some(above => meant(study, wanted).has(above)),
    );

  const people = new Set<string>();
  const segments: TwinSegment[] = [];
  let consensusTranscripts = 0;
  for (const transcript of transcripts) {
    for (const { id, transcripts: claimed } of study.participants) {
      if (claimed?.includes(transcript.path)) people.add(id);
    }
    for (const id of speakersIn(study, transcript, 0, transcript.text.length)) people.add(id);
    const counting = codersWhoCount(transcript, codings(transcript), coders);
    if (
      coders.length === 0 &&
      counting.join() === 'consensus' &&
      isConsensus(transcript, codings(transcript))
    )
      consensusTranscripts++;
    for (const segment of withoutDoubles(study, transcript.segments)) {
      if (!counting.includes(segment.coder)) continue;
      if (wanted.length > 0 && !carriesOneOf(study, wanted, segment)) continue;
      if (!isInTime(segment, filters) || segment.isLost) continue;
      const speakers = speakersIn(study, transcript, segment.start, segment.end).filter(id =>
        isKept(id, study, filters),
      );
      const asksForPeople = (filters.participants?.length ?? 0) + (filters.where?.length ?? 0) > 0;
      if (asksForPeople && speakers.length === 0) continue;
      const above = new Set(segment.codes.flatMap(code => upwards(study.codes, code)));
      segments.push({ transcript, segment, speakers, codes: codes.filter(id => above.has(id)) });
    }
  }
  const order = study.participants.length > 0 ? study.participants.map(({ id }) => id) : [...people];
  return {
    participants: order.filter(id => people.has(id) && isKept(id, study, filters)),
    transcripts,
    segments,
    consensusTranscripts,
    codes,
  };
}

/** Ids of the code that one stands for and of those above it; none when it stands for none. */
export function upwards(codes: readonly RandomCode[], id: string): string[] {
  let code = codes.find(one => one.id === id);
  while (code?.mergedInto !== undefined) code = codes.find(one => one.id === code!.mergedInto);
  if (!code) return [];
  return [code.id, ...(code.parent === undefined ? [] : upwards(codes, code.parent))];
}

/** The codes right below one, or at the top. */
export function childrenOf(codes: readonly RandomCode[], parent: string | undefined): RandomCode[] {
  return codes.filter(code => {
    if (code.mergedInto !== undefined) return false;
    return (code.parent === undefined ? undefined : upwards(codes, code.parent)[0]) === parent;
  });
}

/** Names from the top down. */
export function pathOf(codes: readonly RandomCode[], id: string): string[] {
  return upwards(codes, id)
    .reverse()
    .map(one => codes.find(code => code.id === one)!.name!);
}

/** All codes, each before those below it, siblings by rank, name and id. */
export function inBookOrder(codes: readonly RandomCode[], parent?: string): string[] {
  return childrenOf(codes, parent)
    .sort(byRank)
    .flatMap(({ id }) => [id, ...inBookOrder(codes, id)]);
}

function byRank(a: RandomCode, b: RandomCode): number {
  if (a.rank !== undefined && b.rank !== undefined && a.rank !== b.rank) return a.rank < b.rank ? -1 : 1;
  if ((a.rank === undefined) !== (b.rank === undefined)) return a.rank === undefined ? 1 : -1;
  return a.name!.localeCompare(b.name!, 'en', { numeric: true }) || (a.id < b.id ? -1 : 1);
}

/** Ids of the participants, declared or not, with a turn in a stretch of the text. */
export function speakersIn(
  study: RandomStudy,
  transcript: RandomTranscript,
  start: number,
  end: number,
): string[] {
  const turns = new Set<number>();
  for (let unit = start; unit < end; unit++) turns.add(transcript.turnOf[unit]!);
  const found = new Set<string>();
  for (const turn of turns) {
    const owner = turn < 0 ? undefined : ownerOf(study, transcript.path, transcript.labels[turn]);
    if (owner !== undefined) found.add(owner);
  }
  return [...found];
}

/** Whether the filters keep a participant. */
export function isKept(id: string, { participants }: RandomStudy, filters: TwinFilters): boolean {
  const { where = [], participants: wanted = [] } = filters;
  if (wanted.length > 0 && !wanted.includes(id)) return false;
  const own = participants.find(one => one.id === id)?.attributes ?? {};
  const isTrue = ({ attribute, value }: (typeof where)[number]) => {
    const actual = own[attribute];
    return typeof actual === 'number' ? actual === parseFloat(value) : actual === value;
  };
  return [...new Set(where.map(({ attribute }) => attribute))].every(attribute =>
    where.filter(one => one.attribute === attribute).some(isTrue),
  );
}

/** The participant whose turns with a label are. */
export function ownerOf(
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

function peopleOf({ participants, interviewers, transcripts }: RandomStudy): string[] {
  if (participants.length > 0) return participants.map(({ id }) => id);
  const labels = transcripts.flatMap(one => one.labels.filter(label => label !== undefined));
  return [...new Set(labels)].filter(label => !interviewers.includes(label));
}

function isConsensus(transcript: RandomTranscript, known: readonly string[]): boolean {
  return known.includes('consensus') && transcript.statuses['consensus'] === 'complete';
}

/** Ids of those of the coders at hand whose coding counts. */
export function codersWhoCount(
  transcript: RandomTranscript,
  known: readonly string[],
  wanted: readonly string[],
): readonly string[] {
  if (wanted.length > 0) return known.filter(coder => wanted.includes(coder));
  return isConsensus(transcript, known) ? ['consensus'] : known.filter(coder => coder !== 'consensus');
}

/** Groups on one span that have a code in common are joined, until no two have; in the end each is one segment. */
export function withoutDoubles(study: RandomStudy, segments: readonly RandomSegment[]): RandomSegment[] {
  const meaning = (group: readonly RandomSegment[]) =>
    group.flatMap(({ codes }) => codes.map(code => upwards(study.codes, code)[0] ?? code));
  const groups = segments.map(one => [one]);
  const areOne = ([a, ...as]: RandomSegment[], [b, ...bs]: RandomSegment[]) =>
    a!.coder === b!.coder &&
    a!.start === b!.start &&
    a!.end === b!.end &&
    a!.isLost === b!.isLost &&
    meaning([a!, ...as]).some(code => meaning([b!, ...bs]).includes(code));
  for (let i = 0; i < groups.length; i++) {
    const j = groups.findIndex((group, at) => at > i && areOne(groups[i]!, group));
    if (j < 0) continue;
    groups[i]!.push(...groups.splice(j, 1)[0]!);
    // what joins the two may join others
    i = -1;
  }
  return groups.map(group => {
    const inOrder = [...group].sort((a, b) => (a.id < b.id ? -1 : 1));
    const codes = [...new Set(inOrder.flatMap(one => one.codes))];
    const day = inOrder.find(one => one.day !== undefined)?.day;
    const isKey = group.some(one => one.isKey);
    return { ...inOrder[0]!, codes: group.length > 1 ? codes : group[0]!.codes, day, isKey };
  });
}

function carriesOneOf(study: RandomStudy, wanted: readonly string[], { codes }: RandomSegment): boolean {
  const ids = meant(study, wanted);
  return codes.some(code => ids.has(code) || upwards(study.codes, code).some(above => ids.has(above)));
}

/** The codes that are asked for, merged ones as what they became. */
function meant({ codes }: RandomStudy, wanted: readonly string[]): Set<string> {
  return new Set(wanted.map(id => upwards(codes, id)[0] ?? id));
}

function isInTime({ day }: RandomSegment, { from, to }: TwinFilters): boolean {
  if (from === undefined && to === undefined) return true;
  if (day === undefined) return false;
  return (
    (from === undefined || day >= Number(from.slice(-2))) && (to === undefined || day <= Number(to.slice(-2)))
  );
}

/** What the globs of `randomFilters` mean. */
const GLOBS: Readonly<Record<string, (path: string) => boolean>> = {
  'sub/*': path => path.startsWith('sub/'),
  'a.txt': path => path === 'a.txt',
  'b*.txt': path => path.startsWith('b'),
  '**/*.txt': () => true,
  '!a.txt': () => false,
};

export function fits(patterns: readonly string[], path: string): boolean {
  if (patterns.includes('!a.txt') && path === 'a.txt') return false;
  return patterns.some(pattern => GLOBS[pattern]!(path));
}
