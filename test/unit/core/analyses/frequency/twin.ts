import { Random, type RandomCode, type RandomStudy } from '../kit/randomStudy';
import { type TwinFilters, childrenOf, inBookOrder, pathOf, twinScope } from '../kit/twinScope';

export interface TwinOptions {
  readonly by: 'participant' | 'segment' | 'transcript' | 'words';
  readonly preset: 'strict' | 'lenient';
  readonly all: boolean;
}

export interface TwinRow {
  readonly id: string;
  readonly name: string;
  readonly path: readonly string[];
  readonly kind: 'theme' | 'code' | 'group';
  readonly participants: number;
  readonly of: number;
  readonly share: number | null;
  readonly label: string | null;
  readonly segments: number;
  readonly words: number;
  readonly coverage: number | null;
  readonly transcripts: number;
}

export function randomOptions(seed: number): TwinOptions {
  const random = new Random(seed ^ 0x2545f491);
  return {
    by: random.pick(['participant', 'participant', 'segment', 'transcript', 'words']),
    preset: random.pick(['strict', 'lenient']),
    all: random.chance(0.5),
  };
}

/** The frequency table, counted unit by unit of the text into sets: slow, and without a line of the program. */
export function twin(
  study: RandomStudy,
  filters: TwinFilters,
  options: TwinOptions,
): { scope: object; rows: TwinRow[] } {
  const scope = twinScope(study, filters);
  const counts = new Map(scope.codes.map(id => [id, new Sets()]));
  const all = new Sets();
  for (const { transcript, segment, speakers, codes } of scope.segments) {
    const { path, wordOf } = transcript;
    for (const sets of [all, ...codes.map(id => counts.get(id)!)]) {
      sets.segments.add(`${path} ${segment.coder} ${segment.id}`);
      sets.transcripts.add(path);
      for (const id of speakers) sets.participants.add(id);
      for (let unit = segment.start; unit < segment.end; unit++) {
        if (wordOf[unit]! >= 0) sets.words.add(`${path} ${wordOf[unit]}`);
      }
    }
  }
  const people = scope.participants.length;
  const words = scope.transcripts.reduce(
    (sum, one) => sum + new Set(one.wordOf.filter(word => word >= 0)).size,
    0,
  );
  const of = {
    participant: people,
    segment: all.segments.size,
    transcript: scope.transcripts.length,
    words,
  }[options.by];
  const rowOf = ({ id, name }: RandomCode): TwinRow => {
    const sets = counts.get(id)!;
    return {
      id,
      name: name!,
      path: pathOf(study.codes, id),
      kind: childrenOf(study.codes, id).length > 0 ? 'theme' : 'code',
      participants: sets.participants.size,
      of,
      share: of === 0 ? null : sets.by(options.by) / of,
      label: labelOf(sets.participants.size, people, options.preset),
      segments: sets.segments.size,
      words: sets.words.size,
      coverage: words === 0 ? null : sets.words.size / words,
      transcripts: sets.transcripts.size,
    };
  };
  const order = inBookOrder(study.codes);
  const listed = (siblings: readonly RandomCode[]): TwinRow[] => {
    const themes = siblings
      .filter(code => childrenOf(study.codes, code.id).length > 0)
      .sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
    const codes = siblings.filter(code => !themes.includes(code)).map(rowOf);
    const count = (row: TwinRow) => counts.get(row.id)!.by(options.by);
    codes.sort((a, b) => count(b) - count(a) || b.segments - a.segments || byName(a, b));
    return [
      ...themes.flatMap(theme => [rowOf(theme), ...listed(childrenOf(study.codes, theme.id))]),
      ...codes,
    ];
  };
  const isAtTop = (code: RandomCode) =>
    !scope.codes.some(id => childrenOf(study.codes, id).some(child => child.id === code.id));
  const top = study.codes.filter(code => scope.codes.includes(code.id) && isAtTop(code));
  return {
    scope: {
      coders: [...new Set(scope.segments.map(({ segment }) => segment.coder))].sort(),
      consensusTranscripts: scope.consensusTranscripts,
      participants: people,
      transcripts: scope.transcripts.length,
      codedTranscripts: all.transcripts.size,
      segments: all.segments.size,
      words,
      transcriberNotes: scope.transcripts.reduce((sum, { notes }) => sum + notes, 0),
      by: options.by,
      preset: options.preset,
    },
    rows: listed(top).filter(row => options.all || row.segments > 0),
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

function byName(a: TwinRow, b: TwinRow): number {
  return a.name.localeCompare(b.name, 'en', { numeric: true }) || (a.id < b.id ? -1 : 1);
}

/** Hill et al. 2005, spelt out. */
export function labelOf(count: number, of: number, preset: TwinOptions['preset']): string | null {
  if (count === 0) return null;
  if (count === of) return 'general';
  if (preset === 'lenient' && count + 1 === of && count * 2 > of) return 'general';
  if (count * 2 > of) return 'typical';
  if (count === 1) return 'rare';
  return 'variant';
}
